package look

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"
)

// stockColours says which token stands behind each colour name Fyne's own
// widgets use.
var stockColours = map[fyne.ThemeColorName]fyne.ThemeColorName{
	theme.ColorNameBackground:          Window,
	theme.ColorNameButton:              Surface,
	theme.ColorNameDisabled:            Ink3,
	theme.ColorNameDisabledButton:      Sunken,
	theme.ColorNameError:               Bad,
	theme.ColorNameFocus:               Accent,
	theme.ColorNameForeground:          Ink,
	theme.ColorNameForegroundOnError:   Surface,
	theme.ColorNameForegroundOnPrimary: OnAccent,
	theme.ColorNameForegroundOnSuccess: Surface,
	theme.ColorNameForegroundOnWarning: Surface,
	theme.ColorNameHeaderBackground:    Raised,
	theme.ColorNameHover:               Hover,
	theme.ColorNameHyperlink:           AccentInk,
	theme.ColorNameMenuBackground:      Surface,
	theme.ColorNameOverlayBackground:   Surface,
	theme.ColorNamePlaceHolder:         Ink3,
	theme.ColorNamePressed:             Hover,
	theme.ColorNamePrimary:             Accent,
	theme.ColorNameScrollBar:           Line2,
	theme.ColorNameSelection:           AccentSoft,
	theme.ColorNameSeparator:           Line,
	theme.ColorNameSuccess:             Good,
	theme.ColorNameWarning:             Warn,
}

// bare are the colours of things we never want Fyne to draw: shadows, as depth
// is tone and a line; and the box of its text entry, as one frame of ours
// shows rest, focus, staged, warning and error, which Fyne's cannot.
var bare = map[fyne.ThemeColorName]bool{
	theme.ColorNameInputBackground:     true,
	theme.ColorNameInputBorder:         true,
	theme.ColorNameScrollBarBackground: true,
	theme.ColorNameShadow:              true,
}

// stockSizes makes Fyne's airy default dense.
var stockSizes = map[fyne.ThemeSizeName]float32{
	theme.SizeNameText:               SizeBody,
	theme.SizeNameCaptionText:        SizeCaption,
	theme.SizeNameSubHeadingText:     SizeLead,
	theme.SizeNameHeadingText:        SizeTitle,
	theme.SizeNamePadding:            4,
	theme.SizeNameInnerPadding:       8,
	theme.SizeNameInputRadius:        RadiusControl,
	theme.SizeNameSelectionRadius:    RadiusControl,
	theme.SizeNameInputBorder:        0, // parts.Entry draws the frame; see bare
	theme.SizeNameSeparatorThickness: 1,
	theme.SizeNameInlineIcon:         IconSize,
	theme.SizeNameScrollBar:          10,
	theme.SizeNameScrollBarSmall:     3,
	theme.SizeNameScrollBarRadius:    3,
}

// stockIcons replaces the pictures Fyne's own widgets show.
var stockIcons = map[fyne.ThemeIconName]Icon{
	theme.IconNameArrowDropDown:  IconChevronDown,
	theme.IconNameCancel:         IconX,
	theme.IconNameConfirm:        IconCheck,
	theme.IconNameContentCopy:    IconCopy,
	theme.IconNameContentUndo:    IconUndo,
	theme.IconNameDelete:         IconTrash,
	theme.IconNameDocument:       IconFileText,
	theme.IconNameError:          IconCircleAlert,
	theme.IconNameFolderOpen:     IconFolderOpen,
	theme.IconNameMoreHorizontal: IconEllipsis,
	theme.IconNameNavigateNext:   IconChevronRight,
	theme.IconNameSearch:         IconSearch,
	theme.IconNameSettings:       IconSettings,
	theme.IconNameWarning:        IconTriangleAlert,
}
