package alttext

import (
	"strings"

	"storehand/app/alttext/colour"
	"storehand/app/shot"
)

// Hebrew says colours behind "בצבע", with which they agree. The word for "and"
// is written together with what follows.
var Hebrew = Language{
	Code: "he", Name: "עברית", English: "Hebrew", And: " ו", RightToLeft: true,
	Template: "{title}{ בצבע |colour}{, |material}{, |view}",
	Views: map[shot.View]string{
		shot.Packshot: "", shot.Front: "מבט מלפנים", shot.Left: "מבט מצד שמאל", shot.Right: "מבט מצד ימין", shot.Side: "מבט מהצד",
		shot.Back: "מבט מאחור", shot.Top: "מבט מלמעלה", shot.Bottom: "מבט מלמטה", shot.Inside: "מבט פנימי",
		shot.Detail: "תקריב על פרט", shot.CloseUp: "תקריב", shot.Lifestyle: "בשימוש",
	},
	Shades: "בהיר כהה שבור פחם חימר עתיק ליים זית מנטה מרווה אורן אזמרגד פטרול שמיים רויאל נייבי פלדה ג׳ינס חול",
	Forms:  hebrewForms,
	Colours: map[colour.Name]string{
		"white": "לבן", "off-white": "לבן שבור", "cream": "שמנת", "beige": "בז׳", "sand": "חול", "taupe": "טאופ",
		"light grey": "אפור בהיר", "grey": "אפור", "dark grey": "אפור כהה", "charcoal": "אפור פחם", "black": "שחור",
		"light brown": "חום בהיר", "brown": "חום", "dark brown": "חום כהה", "caramel": "קרמל", "terracotta": "טרקוטה", "rust": "חלודה", "brick red": "אדום חימר",
		"orange": "כתום", "apricot": "משמש", "peach": "אפרסק", "coral": "קורל", "salmon": "סלמון",
		"light pink": "ורוד בהיר", "pink": "ורוד", "hot pink": "ורוד פוקסיה", "dusty pink": "ורוד עתיק",
		"red": "אדום", "dark red": "אדום כהה", "burgundy": "בורדו",
		"yellow": "צהוב", "light yellow": "צהוב בהיר", "mustard": "חרדל", "ochre": "אוכרה",
		"lime green": "ירוק ליים", "light green": "ירוק בהיר", "green": "ירוק", "dark green": "ירוק כהה", "olive green": "ירוק זית", "khaki": "חאקי",
		"mint green": "ירוק מנטה", "sage green": "ירוק מרווה", "pine green": "ירוק אורן", "emerald green": "ירוק אזמרגד",
		"turquoise": "טורקיז", "teal": "טורקיז כהה", "petrol blue": "כחול פטרול",
		"light blue": "תכלת", "sky blue": "כחול שמיים", "blue": "כחול", "royal blue": "כחול רויאל", "navy blue": "כחול נייבי",
		"steel blue": "כחול פלדה", "denim blue": "כחול ג׳ינס", "slate blue": "כחול אפרפר",
		"lavender": "לבנדר", "lilac": "לילך", "purple": "סגול", "violet": "סגול כחלחל", "plum": "שזיף", "aubergine": "חציל", "mauve": "סגול אפרפר", "magenta": "מג׳נטה",
	},
}

// finalLetters are written otherwise when an ending follows.
var finalLetters = strings.NewReplacer("ם", "מ", "ן", "נ", "ץ", "צ", "ף", "פ", "ך", "כ")

// hebrewForms are feminine and plural: "לבנה", "אדומים".
func hebrewForms(word string) []string {
	return withEndings(finalLetters.Replace(word), "ה", "ים", "ות")
}
