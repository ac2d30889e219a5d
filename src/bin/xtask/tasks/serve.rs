//! `cargo xtask serve`: the finished app on this machine, the way a good static host serves it.

mod site;

use std::net::Ipv4Addr;
use std::path::PathBuf;
use std::sync::Arc;
use std::thread;

use anyhow::{Context, Result, anyhow};
use tiny_http::{Header, Request, Response, Server};

use crate::tasks::{Arguments, build, dist};
use site::{Answer, Site};

const DEFAULT_PORT: u16 = 8080;
/// A browser opens six connections at once.
const THREADS: usize = 6;

/// How to serve.
pub struct Options {
    /// 0 lets the machine choose.
    port: u16,
    folder: PathBuf,
    /// `None` serves what the last build left.
    build: Option<build::Options>,
}

impl Options {
    /// # Errors
    /// When the command line holds something else than these options.
    pub fn parse(mut arguments: Arguments) -> Result<Self> {
        let port = match arguments.take_value("--port")? {
            Some(port) => port.parse().with_context(|| format!("{port:?} is not a port"))?,
            None => DEFAULT_PORT,
        };
        let build = if arguments.take_flag("--no-build") { None } else { Some(build::Options::take(&mut arguments)?) };
        let folder = arguments.take_value("--folder")?.map_or_else(dist, PathBuf::from);
        arguments.finish()?;
        Ok(Self { port, folder, build })
    }
}

/// Serves until it is stopped. Prints the address first.
///
/// # Errors
/// When the build fails, there is nothing to serve or the port is taken.
pub fn run(options: &Options) -> Result<()> {
    if let Some(build) = &options.build {
        build::run(build)?;
    }
    let site = Arc::new(Site::open(options.folder.clone())?);
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
