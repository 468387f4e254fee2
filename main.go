// Storehand is the desk of a freelance store manager: products, photos and
// product files of several clients' shops, on the user's own disk.
//
// Without arguments it opens the window; `storehand help` lists what it does
// without one.
package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/signal"
	"path/filepath"
	"runtime"

	"github.com/spf13/cobra"
)

// version is the program's version; it is the one in FyneApp.toml.
const version = "0.1.0"

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	// The first Ctrl+C asks the work to end, a second one ends the program.
	context.AfterFunc(ctx, stop)
	exit(rootCommand().ExecuteContext(ctx))
}

// exit ends the program. Items that did not go well were reported one by one
// already; any other error is said here.
func exit(err error) {
	if err == nil {
		os.Exit(0)
	}
	if !errors.Is(err, errSomeFailed) {
		fmt.Fprintln(os.Stderr, "storehand:", err)
	}
	os.Exit(1)
}

// errSomeFailed ends a command that reported each failed item itself.
var errSomeFailed = errors.New("some items did not go well")

func rootCommand() *cobra.Command {
	var workspace string
	root := &cobra.Command{
		Use:           "storehand",
		Short:         "The desk of a freelance store manager",
		Version:       version,
		SilenceUsage:  true,
		SilenceErrors: true,
		Args:          cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			return openWindow(cmd.Context(), workspace)
		},
	}
	root.PersistentFlags().StringVar(&workspace, "workspace", defaultWorkspace(), "folder with everything Storehand knows")
	root.AddCommand(prepCommand(), presetsCommand(), importCommand(), exportCommand(), checkCommand())
	return root
}

// defaultWorkspace is the folder "Storehand" where the operating system keeps
// the data of programs.
func defaultWorkspace() string {
	home, err := os.UserHomeDir()
	if err != nil {
		return "Storehand"
	}
	switch runtime.GOOS {
	case "windows":
		if local := os.Getenv("LOCALAPPDATA"); local != "" {
			return filepath.Join(local, "Storehand")
		}
		return filepath.Join(home, "AppData", "Local", "Storehand")
	case "darwin":
		return filepath.Join(home, "Library", "Application Support", "Storehand")
	default:
		if data := os.Getenv("XDG_DATA_HOME"); data != "" {
			return filepath.Join(data, "storehand")
		}
		return filepath.Join(home, ".local", "share", "storehand")
	}
}
