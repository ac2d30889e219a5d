//! The worker's side of the talk: keeps what is being sent and received, and answers one question after another.

use crate::exchange::codes::{CodesAnswer, CodesRequest, Receiving, Sending, Sight, draw, find_texts};

/// Draws the codes of one package, and collects the parts of others.
#[derive(Default)]
pub struct CodesDesk {
    sending: Option<Sending>,
    receiving: Receiving,
}

impl CodesDesk {
    /// Answers a request. `content` travels beside it; what is returned second travels beside the answer.
    pub fn answer(&mut self, request: CodesRequest, content: &[u8]) -> (CodesAnswer, Option<Vec<u8>>) {
        match request {
            CodesRequest::Send => match Sending::of(content) {
                Ok(sending) => {
                    let parts = sending.parts();
                    self.sending = Some(sending);
                    (CodesAnswer::Ready { parts }, None)
                }
                Err(_) => (CodesAnswer::TooLarge, None),
            },
            CodesRequest::Draw => {
                let text = self.sending.as_mut().and_then(Iterator::next);
                match text.and_then(|text| draw(&text)) {
                    Some(picture) => (CodesAnswer::Drawn { side: picture.side }, Some(picture.pixels)),
                    None => (CodesAnswer::Failed, None),
                }
            }
            CodesRequest::Look { width } => self.read(&find_texts(content, width as usize)),
        }
    }

    /// Answers [`CodesRequest::Look`] where the system has read the codes in the picture.
    pub fn read(&mut self, texts: &[String]) -> (CodesAnswer, Option<Vec<u8>>) {
        let mut answer = CodesAnswer::NothingSeen;
        for text in texts {
            match self.receiving.take(text) {
                Sight::Foreign => {}
                Sight::Part(progress) => answer = CodesAnswer::Seen(progress),
                Sight::Whole(package) => return (CodesAnswer::Received, Some(package)),
            }
        }
        (answer, None)
    }
}
