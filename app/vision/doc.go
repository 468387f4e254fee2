// Package vision asks a model that sees pictures for their alternative texts.
// The model answers at any address that speaks the protocol of OpenAI's chat
// completions: Ollama, LM Studio or llama.cpp on this computer, or a service
// that takes a key. Nothing in Storehand needs it.
//
// What comes back is foreign: it may be no answer at all, one that refuses, one
// that thinks aloud or one that never ends. Each of these is a Problem that
// names the picture, and the next picture goes on.
package vision
