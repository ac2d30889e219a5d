//! `cargo xtask serve`: the finished app on this machine, the way a good static host serves it.

mod site;

use std::net::Ipv4Addr;
use std::sync::Arc;
use std::thread;

use anyhow::{Context, Result, anyhow};
use tiny_http::{Header, Request, Response, Server};

use crate::tasks::{Arguments, build};
use site::{Answer, Site};

const DEFAULT_PORT: u16 = 8080;
/// A browser opens six connections at once.
const THREADS: usize = 6;

/// How to serve.
pub struct Options {
    /// 0 lets the machine choose.
    port: u16,
    build: When,
    app: build::Options,
}

/// Whether to build before serving.
enum When {
    BuildFirst,
    AsItIs,
}

impl Options {
    /// # Errors
    /// When the command line holds something else than these options.
    pub fn parse(mut arguments: Arguments) -> Result<Self> {
        let port = match arguments.take_value("--port")? {
            Some(port) => port.parse().with_context(|| format!("{port:?} is not a port"))?,
            None => DEFAULT_PORT,
        };
        let build = if arguments.take_flag("--no-build") { When::AsItIs } else { When::BuildFirst };
        let app = build::Options::take(&mut arguments)?;
        arguments.finish()?;
        Ok(Self { port, build, app })
    }
}

/// Serves until it is stopped. Prints the address first.
///
/// # Errors
/// When the build fails, there is nothing to serve or the port is taken.
pub fn run(options: &Options) -> Result<()> {
    match options.build {
        When::BuildFirst => build::run(&options.app)?,
        When::AsItIs => {}
    }
    let site = Arc::new(Site::open(options.app.folder.clone())?);
    let server = Server::http((Ipv4Addr::LOCALHOST, options.port))
        .map_err(|error| anyhow!("port {} cannot be used: {error}", options.port))?;
    let port = server.server_addr().to_ip().context("the server has no port")?.port();
    println!("http://localhost:{port}{}", site.base());
    let server = Arc::new(server);
    let threads: Vec<_> = (0..THREADS)
        .map(|_| {
            let (server, site) = (Arc::clone(&server), Arc::clone(&site));
            thread::spawn(move || {
                while let Ok(request) = server.recv() {
                    answer(&site, request);
                }
            })
        })
        .collect();
    for thread in threads {
        thread.join().map_err(|_| anyhow!("a server thread stopped"))?;
    }
    Ok(())
}

fn answer(site: &Site, request: Request) {
    let Answer { status, headers, body } = site.answer(request.method().as_str(), request.url());
    let mut response = Response::from_data(body).with_status_code(status);
    for (name, value) in headers {
        // Headers come from a file of ours; one that is not ASCII is left out rather than the page.
        if let Ok(header) = Header::from_bytes(name, value) {
            response.add_header(header);
        }
    }
    // The browser may have gone away in the meantime: nobody is left to tell.
    drop(request.respond(response));
}
