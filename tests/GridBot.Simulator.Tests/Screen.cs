// A page open in Chromium.
using Microsoft.Playwright;

namespace GridBot.Simulator.Tests;

/// <summary>A browser with one page; errors and dialogs of the page are kept as alarms.</summary>
internal sealed record Screen(IPlaywright Playwright, IBrowser Browser, IPage Page) : IAsyncDisposable
{
    public List<string> Alarms { get; } = [];

    public static async Task<Screen> OpenAsync(Uri address, int width, int height)
    {
        var playwright = await Microsoft.Playwright.Playwright.CreateAsync();
        var browser = await playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions
        {
            ExecutablePath = "/usr/bin/chromium",
            Args = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
        });
        var page = await browser.NewPageAsync(new BrowserNewPageOptions { ViewportSize = new ViewportSize { Width = width, Height = height } });
        // The machine may be busy with other tests: a generous bound, not a wait.
        page.SetDefaultTimeout(30_000);
        Assertions.SetDefaultExpectTimeout(30_000);
        var screen = new Screen(playwright, browser, page);
        page.PageError += (_, error) => screen.Alarms.Add(error);
        page.Dialog += (_, dialog) =>
        {
            screen.Alarms.Add(dialog.Message);
            _ = dialog.DismissAsync();
        };
        await page.GotoAsync(address.ToString());
        return screen;
    }

    public async ValueTask DisposeAsync()
    {
        await Browser.CloseAsync();
        Playwright.Dispose();
    }
}
