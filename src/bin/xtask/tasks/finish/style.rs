//! One style sheet out of many: a phone asks once, and the order of the layers stands in one place.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result, bail};

/// Reads `name` in `folder` and puts each `@import "file.css";` or `@import "file.css" layer(name);` in its place.
/// Imports stand one on a line; imported files may import in turn, relative to themselves.
///
/// # Errors
/// When a file cannot be read or an import is written in another way.
pub fn bundle(folder: &Path, name: &str) -> Result<String> {
    let file = folder.join(name);
    let text = fs::read_to_string(&file).with_context(|| format!("{} cannot be read", file.display()))?;
    let folder = file.parent().unwrap_or(folder);
    let mut bundle = String::new();
    for line in text.lines() {
        if let Some(import) = line.trim_start().strip_prefix("@import") {
            let style = imported(folder, import).with_context(|| format!("in {}", file.display()))?;
            bundle.push_str(&style);
        } else {
            bundle.push_str(line);
        }
        bundle.push('\n');
    }
    Ok(bundle)
}

fn imported(folder: &Path, import: &str) -> Result<String> {
    let parts = import.trim().strip_suffix(';').and_then(|rest| rest.strip_prefix('"')?.split_once('"'));
    let Some((name, layer)) = parts else { bail!("this import is not understood: @import{import}") };
    let style = bundle(folder, name)?;
    match layer.trim() {
        "" => Ok(style),
        layer => {
            let layer = layer.strip_prefix("layer(").and_then(|rest| rest.strip_suffix(')'));
            let layer = layer.with_context(|| format!("this import is not understood: @import{import}"))?;
            Ok(format!("@layer {layer} {{\n{style}}}"))
        }
    }
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::bundle;

    #[test]
    fn bundle_follows_imports_and_wraps_layers() {
        let folder = std::env::temp_dir().join(format!("tung-nha-style-{}", std::process::id()));
        fs::create_dir_all(folder.join("parts")).unwrap();
        fs::write(folder.join("main.css"), "@layer a, b;\n@import \"a.css\";\n@import \"parts/b.css\" layer(b);\n")
            .unwrap();
        fs::write(folder.join("a.css"), "a { color: red; }\n").unwrap();
        fs::write(folder.join("parts/b.css"), "@import \"c.css\";\n").unwrap();
        fs::write(folder.join("parts/c.css"), "c { top: 0; }\n").unwrap();
        let style = bundle(&folder, "main.css").unwrap();
        let odd = fs::write(folder.join("odd.css"), "@import url(x.css);\n").map(|()| bundle(&folder, "odd.css"));
        fs::remove_dir_all(&folder).unwrap();
        assert_eq!(style, "@layer a, b;\na { color: red; }\n\n@layer b {\nc { top: 0; }\n\n}\n");
        assert!(odd.unwrap().is_err());
    }
}
