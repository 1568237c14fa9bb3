//! Signing in with the office's own accounts, at a provider that is honest and at one that lies.

mod accounts;
mod hostile;
mod pages;
