use std::io::{copy, Result};
use std::net::TcpListener;

fn main() -> Result<()> {
    for stream in TcpListener::bind("0.0.0.0:7000")?.incoming() {
        let mut stream = stream?;
        copy(&mut stream.try_clone()?, &mut stream)?;
    }
    Ok(())
}
