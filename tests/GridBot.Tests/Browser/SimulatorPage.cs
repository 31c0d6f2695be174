// The simulator's page in Chromium, with everything that went wrong in it.
using Microsoft.Playwright;
using Xunit;

namespace GridBot.Tests.Browser;

/// <summary>An open page. Errors of the console and of scripts are kept and fail the test at the end.</summary>
internal sealed class SimulatorPage : IAsyncDisposable
{
    private static readonly string[] Arguments =
        ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"];

    /// <summary>A bound for a busy machine, not a wait.</summary>
    private const float PatienceMilliseconds = 30_000;

    private readonly IPlaywright playwright;
    private readonly IBrowser browser;
    private readonly List<string> errors = [];

    private SimulatorPage(IPlaywright playwright, IBrowser browser, IPage page)
    {
        this.playwright = playwright;
        this.browser = browser;
        Page = page;
    }

    public IPage Page { get; }

    public IReadOnlyList<string> Errors => errors;

    public static async Task<SimulatorPage> OpenAsync(Uri bot, int width, int height)
    {
        var driver = await Playwright.CreateAsync();
        var chromium = await driver.Chromium.LaunchAsync(new BrowserTypeLaunchOptions
        {
            ExecutablePath = Environment.GetEnvironmentVariable("CHROMIUM") is { Length: > 0 } path ? path : "/usr/bin/chromium",
            Args = Arguments,
        });
        var page = await chromium.NewPageAsync(new BrowserNewPageOptions { ViewportSize = new ViewportSize { Width = width, Height = height }, Locale = "zh-CN", TimezoneId = "Asia/Shanghai", ColorScheme = ColorScheme.Light });
        page.SetDefaultTimeout(PatienceMilliseconds);
        Assertions.SetDefaultExpectTimeout(PatienceMilliseconds);
        var screen = new SimulatorPage(driver, chromium, page);
        page.PageError += (_, error) => screen.errors.Add(error);
        page.Console += (_, line) =>
        {
            if (line.Type is "error" or "warning")
            {
                screen.errors.Add(line.Text);
            }
        };
        page.Dialog += (_, dialog) =>
        {
            screen.errors.Add($"a dialog: {dialog.Message}");
            _ = dialog.DismissAsync();
        };
        await page.GotoAsync(new Uri(bot, "/simulator").ToString());
        await Assertions.Expect(page.GetByTestId("link-state")).ToHaveTextAsync("机器人已接入");
        return screen;
    }

    public ILocator Get(string testId) => Page.GetByTestId(testId);

    public async Task SayAsync(string text)
    {
        await Get("composer").FillAsync(text);
        await Get("send").ClickAsync();
    }

    public async Task SendPhotoAsync()
    {
        await Get("photo").ClickAsync();
        await Get("photo-sample").First.ClickAsync();
    }

    public async Task SendPlaceAsync(string label)
    {
        await Get("location").ClickAsync();
        await Get("location-place").Filter(new LocatorFilterOptions { HasText = label }).ClickAsync();
    }

    /// <summary>The button of an open card with this caption.</summary>
    public ILocator Button(string caption) => Page.Locator("[data-testid=card-button]:not([disabled])").Filter(new LocatorFilterOptions { HasText = caption }).Last;

    /// <summary>Saves a picture: into the documentation when GRIDBOT_SCREENSHOTS is 1, else where it is thrown away.</summary>
    public async Task TakePictureAsync(string name)
    {
        var kept = Environment.GetEnvironmentVariable("GRIDBOT_SCREENSHOTS") == "1";
        var path = kept ? Architecture.RepositoryRoot.File($"docs/images/{name}.png") : Path.Combine(Path.GetTempPath(), $"gridbot-{name}-{Environment.ProcessId}.png");
        await Page.EvaluateAsync("document.activeElement?.blur()");
        var picture = await Page.ScreenshotAsync(new PageScreenshotOptions { Path = path, Animations = ScreenshotAnimations.Disabled });
        Assert.NotEmpty(picture);
        if (!kept)
        {
            File.Delete(path);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await browser.CloseAsync();
        playwright.Dispose();
    }
}
