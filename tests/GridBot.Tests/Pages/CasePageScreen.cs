// A case's page in Chromium, with everything that went wrong in it.
using GridBot.Tests.Architecture;
using Microsoft.Playwright;
using Xunit;

namespace GridBot.Tests.Pages;

/// <summary>A screen of somebody's own. Scripts are off: the page has none.</summary>
internal sealed class CasePageScreen : IAsyncDisposable
{
    private static readonly string[] Arguments =
        ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"];

    /// <summary>A bound for a busy machine, not a wait.</summary>
    private const float PatienceMilliseconds = 30_000;

    private readonly IPlaywright playwright;
    private readonly IBrowser browser;
    private readonly List<string> errors = [];

    private CasePageScreen(IPlaywright playwright, IBrowser browser, IPage page)
    {
        this.playwright = playwright;
        this.browser = browser;
        Page = page;
    }

    public IPage Page { get; }

    public IReadOnlyList<string> Errors => errors;

    public static async Task<CasePageScreen> OpenAsync(int width, int height, ColorScheme scheme = ColorScheme.Light, bool scripts = false)
    {
        var driver = await Playwright.CreateAsync();
        var chromium = await driver.Chromium.LaunchAsync(new BrowserTypeLaunchOptions
        {
            ExecutablePath = Environment.GetEnvironmentVariable("CHROMIUM") is { Length: > 0 } path ? path : "/usr/bin/chromium",
            Args = Arguments,
        });
        var page = await chromium.NewPageAsync(new BrowserNewPageOptions
        {
            ViewportSize = new ViewportSize { Width = width, Height = height },
            Locale = "zh-CN",
            TimezoneId = "Asia/Shanghai",
            ColorScheme = scheme,
            JavaScriptEnabled = scripts,
        });
        page.SetDefaultTimeout(PatienceMilliseconds);
        Assertions.SetDefaultExpectTimeout(PatienceMilliseconds);
        var screen = new CasePageScreen(driver, chromium, page);
        page.PageError += (_, error) => screen.errors.Add(error);
        page.Console += (_, line) =>
        {
            if (line.Type is "error" or "warning")
            {
                screen.errors.Add(line.Text);
            }
        };
        return screen;
    }

    /// <summary>Opens a case as a member; the simulated platform asks as whom, as it does in a browser.</summary>
    public async Task SignInAsync(Uri bot, string number, string name)
    {
        await Page.GotoAsync(new Uri(bot, $"reports/{number}").ToString());
        await Page.GetByRole(AriaRole.Link, new PageGetByRoleOptions { Name = "登录办理" }).ClickAsync();
        await Page.GetByTestId("sign-in-user").Filter(new LocatorFilterOptions { HasText = name }).ClickAsync();
        await Assertions.Expect(Page.Locator("footer")).ToContainTextAsync($"{name}已登录");
    }

    /// <summary>How many pixels the page is wider than the screen.</summary>
    public async Task<int> OverhangAsync() => await Page.EvaluateAsync<int>("document.documentElement.scrollWidth - document.documentElement.clientWidth");

    /// <summary>Saves a picture of the whole page: into the documentation when GRIDBOT_SCREENSHOTS is 1, else where it is thrown away.</summary>
    public async Task TakePictureAsync(string name)
    {
        var kept = Environment.GetEnvironmentVariable("GRIDBOT_SCREENSHOTS") == "1";
        var path = kept ? RepositoryRoot.File($"docs/images/{name}.png") : Path.Combine(Path.GetTempPath(), $"gridbot-{name}-{Environment.ProcessId}.png");
        Assert.NotEmpty(await Page.ScreenshotAsync(new PageScreenshotOptions { Path = path, FullPage = true, Animations = ScreenshotAnimations.Disabled }));
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
