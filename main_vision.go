package main

import (
	"math/rand/v2"
	"net/http"

	"storehand/app/secret/keychain"
	"storehand/app/vision"
)

// visionOpener opens the model that writes ALT texts. Nothing is sent, and the
// keychain not asked, before somebody asks the model.
func (p *program) visionOpener() vision.Opener {
	return vision.Opener{
		Memory:    p.workspace,
		Keys:      vision.Keys{Keychain: keychain.New(keychain.Patience), Workspace: p.workspace.Identity},
		Transport: http.DefaultTransport,
		Clock:     vision.SystemClock{},
		Random:    rand.Float64,
	}
}
