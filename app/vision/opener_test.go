package vision_test

import (
	"context"
	"errors"
	"image"
	"strings"
	"testing"

	"storehand/app/secret"
	"storehand/app/vision"
	"storehand/app/vision/visiontest"
)

// opener opens the model of a server whose settings and key are kept.
func opener(t *testing.T, server *visiontest.Server, model string) vision.Opener {
	t.Helper()
	memory, keychain := notebook{}, &chain{kept: map[string]secret.Value{}}
	o := vision.Opener{
		Memory: memory, Keys: vision.Keys{Keychain: keychain, Workspace: func(context.Context) (string, error) { return "w1", nil }},
		Transport: server.Client().Transport, Clock: &clock{}, Random: func() float64 { return 0 },
	}
	s, err := o.Keys.Set(t.Context(), vision.Settings{Address: server.Address(), Model: model}, key)
	if err != nil {
		t.Fatal(err)
	}
	if err := s.Save(t.Context(), memory); err != nil {
		t.Fatal(err)
	}
	return o
}

func TestAConnectionIsTestedWithAPicture(t *testing.T) {
	server := visiontest.New(t, visiontest.Text("A red disc on white"))
	server.Require(key)
	client, s, err := opener(t, server, visiontest.Model).Open(t.Context())
	if err != nil || s.Model != visiontest.Model {
		t.Fatal(s, err)
	}
	got, err := client.Test(t.Context())
	if err != nil || len(got.Models) != 2 || !got.Listed || !got.Sees || got.Text != "A red disc on white" {
		t.Errorf("got %+v, %v", got, err)
	}
	if asked := server.Asked(); len(asked) != 1 || asked[0].Size != image.Pt(256, 256) {
		t.Errorf("asked %+v", asked)
	}
}

func TestATestTellsOfAModelThatSeesNothing(t *testing.T) {
	server := visiontest.New(t, visiontest.Text("A beautiful product on a plain background"))
	client, _, err := opener(t, server, visiontest.Model).Open(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	if got, err := client.Test(t.Context()); err != nil || got.Sees {
		t.Errorf("got %+v, %v", got, err)
	}
}

func TestATestWithoutAModelListsThem(t *testing.T) {
	server := visiontest.New(t)
	client, _, err := opener(t, server, "").Open(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	got, err := client.Test(t.Context())
	if err != nil || len(got.Models) != 2 || got.Text != "" || len(server.Asked()) != 0 {
		t.Errorf("got %+v, %v", got, err)
	}
}

func TestATestSaysWhatIsWrong(t *testing.T) {
	server := visiontest.New(t)
	server.Require("another key")
	client, _, err := opener(t, server, visiontest.Model).Open(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	_, err = client.Test(t.Context())
	var problem *vision.Problem
	if !errors.As(err, &problem) || problem.Kind != vision.Unauthorised || strings.Contains(err.Error(), key) {
		t.Errorf("got %v", err)
	}
}

func TestALockedKeychainIsSaid(t *testing.T) {
	o := opener(t, visiontest.New(t), visiontest.Model)
	o.Keys.Keychain = locked{}
	if _, _, err := o.Open(t.Context()); !errors.Is(err, secret.ErrLocked) {
		t.Errorf("got %v", err)
	}
}

type locked struct{ secret.Keychain }

func (locked) Get(context.Context, secret.Account, secret.Kind) (secret.Value, error) {
	return "", secret.ErrLocked
}
