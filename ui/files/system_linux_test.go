package files

import "testing"

func TestPortalAddressesAreOnThisComputer(t *testing.T) {
	paths, err := localPaths([]string{"file:///home/ada/Photos/mug%20oat.jpg"}, nil)
	if err != nil || len(paths) != 1 || paths[0] != "/home/ada/Photos/mug oat.jpg" {
		t.Errorf("got %q, %v", paths, err)
	}
}
