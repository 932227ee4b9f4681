package capture

// browsers are the names and places of browsers that can be driven, in the order in
// which they are tried.
var browsers = []string{
	"chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome", "microsoft-edge", "microsoft-edge-stable", "msedge", "brave-browser",
	"/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
	"/Applications/Chromium.app/Contents/MacOS/Chromium",
	"/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
	`C:\Program Files\Google\Chrome\Application\chrome.exe`,
	`C:\Program Files (x86)\Google\Chrome\Application\chrome.exe`,
	`C:\Program Files (x86)\Microsoft\Edge\Application\msedge.exe`,
	`C:\Program Files\Microsoft\Edge\Application\msedge.exe`,
}

// FindBrowser finds a browser on this computer that can draw pages; lookPath is
// exec.LookPath.
func FindBrowser(lookPath func(string) (string, error)) (path string, ok bool) {
	for _, name := range browsers {
		if path, err := lookPath(name); err == nil {
			return path, true
		}
	}
	return "", false
}
