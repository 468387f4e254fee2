package main

import (
	"fmt"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"
)

// flagGroup is a part of a command's flags with a heading of its own in the
// help.
type flagGroup struct {
	heading string
	flags   *pflag.FlagSet
}

func newFlagGroup(heading string) flagGroup {
	flags := pflag.NewFlagSet(heading, pflag.ContinueOnError)
	flags.SortFlags = false
	return flagGroup{heading: heading, flags: flags}
}

// addFlagGroups gives a command flags that its help lists group by group, in
// their order.
func addFlagGroups(cmd *cobra.Command, groups []flagGroup) {
	for _, group := range groups {
		cmd.Flags().AddFlagSet(group.flags)
	}
	cmd.SetUsageFunc(func(cmd *cobra.Command) error {
		var text strings.Builder
		fmt.Fprintf(&text, "Usage:\n  %s\n\nExamples:\n%s\n", cmd.UseLine(), cmd.Example)
		for _, group := range groups {
			fmt.Fprintf(&text, "\n%s:\n%s", group.heading, group.flags.FlagUsages())
		}
		fmt.Fprintf(&text, "\nOther flags:\n  -h, --help   show this help\n%s", cmd.InheritedFlags().FlagUsages())
		_, err := fmt.Fprint(cmd.OutOrStdout(), text.String())
		return err
	})
}
