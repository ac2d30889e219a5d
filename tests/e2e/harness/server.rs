//! The static server as a process of its own: stopping it is the most honest way to be offline.

use std::io::{BufRead as _, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};

use anyhow::{Context, Result, bail};

use crate::harness::finished_app;

/// `cargo xtask serve` over a finished app.
pub struct Server {
    folder: PathBuf,
    address: String,
    process: Option<Child>,
}

impl Server {
    /// Serves the finished app on a port the machine chooses.
    ///
    /// # Errors
    /// When nothing was built or the server does not start.
    pub fn start() -> Result<Self> {
        Self::start_with(&finished_app())
    }

    /// Serves the finished app in `folder`.
    ///
    /// # Errors
    /// When no app is there or the server does not start.
    pub fn start_with(folder: &Path) -> Result<Self> {
        let mut server = Self { folder: folder.to_owned(), address: String::new(), process: None };
        server.run("0")?;
        Ok(server)
    }

    /// The address of the app's first page, with a slash at its end.
    pub fn address(&self) -> &str {
        &self.address
    }

    /// Ends the server: from now on its port refuses connections.
    pub fn stop(&mut self) {
        if let Some(mut process) = self.process.take() {
            process.kill().expect("the server runs until it is stopped");
            process.wait().expect("a killed process can be awaited");
        }
    }

    /// Starts the server again, at the same address.
    ///
    /// # Errors
    /// When the port was taken in the meantime.
    pub fn start_again(&mut self) -> Result<()> {
        let after_host = self.address.rsplit(':').next().context("the address has no port")?;
        let port: String = after_host.chars().take_while(char::is_ascii_digit).collect();
        self.run(&port)
    }

    fn run(&mut self, port: &str) -> Result<()> {
        let mut process = Command::new(env!("CARGO_BIN_EXE_xtask"))
            .args(["serve", "--no-build", "--port", port, "--folder"])
            .arg(&self.folder)
            .stdout(Stdio::piped())
            .spawn()?;
        let mut first_line = String::new();
        let output = process.stdout.take().context("the server's output was asked for")?;
        BufReader::new(output).read_line(&mut first_line)?;
        self.process = Some(process);
        if !first_line.starts_with("http://") {
            bail!("the server did not start: build the app first");
        }
        first_line.trim().clone_into(&mut self.address);
        Ok(())
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        self.stop();
    }
}
