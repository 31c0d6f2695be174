// A bot with cases, a strict platform that knows who brings which code, and browsers.
using System.Collections.Concurrent;
using System.Web;
using GridBot.Attachments;
using GridBot.Configuration;
using GridBot.Conversation.Turns;
using GridBot.Reports;
using GridBot.Reports.Cases;
using GridBot.Storage;
using GridBot.Tests.Service;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace GridBot.Tests.Pages;

/// <summary>Everything a test of pages needs. The people are those of dialogs/bureaus.yaml.</summary>
internal sealed class PageStage : IAsyncDisposable
{
    /// <summary>Officer of the bureau the cases are with.</summary>
    public const string Officer = "sunwei";

    /// <summary>Another member of the same bureau.</summary>
    public const string Colleague = "machao";

    /// <summary>Officer of another bureau.</summary>
    public const string Foreigner = "wutao";

    /// <summary>Officer of the city's office.</summary>
    public const string Office = "fenglei";

    /// <summary>Who reports.</summary>
    public const string Reporter = "zhangsan-of-the-test";

    private readonly List<PageBrowser> browsers = [];
    private readonly ConcurrentDictionary<string, bool> spent = new(StringComparer.Ordinal);
    private int drawn;

    private PageStage(ServiceStage service) => Service = service;

    public ServiceStage Service { get; }

    public static CancellationToken Token => TestContext.Current.CancellationToken;

    public DialogLibrary Library => Service.Services.GetRequiredService<DialogLibrary>();

    public static async Task<PageStage> OpenAsync(Func<GridBotSettings, GridBotSettings>? change = null, TimeProvider? time = null)
    {
        // Plain HTTP, as these browsers speak it: a secure cookie would never come back.
        var stage = new PageStage(await ServiceStage.OpenAsync(settings => (change ?? (same => same))(settings with { PublicUrl = new Uri("http://gridbot.example.org/") }), time: time));
        stage.Service.Platform.Allow("auth/getuserinfo", stage.Answer);
        return stage;
    }

    /// <summary>The code with which the platform sends a member back; each has one use, so every call gives another.</summary>
    public static string CodeOf(string user) => $"{user}.{CallbackClient.NewId()}";

    public PageBrowser Browser(string client = "")
    {
        var browser = new PageBrowser(() => Service.Address, client);
        browsers.Add(browser);
        return browser;
    }

    /// <summary>A browser whose owner is signed in and looks at a case.</summary>
    public async Task<(PageBrowser Browser, PageAnswer Page)> SignedInAsync(string user, string number)
    {
        var browser = Browser();
        return (browser, await browser.SignInAsync(user, $"/reports/{number}"));
    }

    /// <summary>Files a case with the police: a blocked staircase.</summary>
    public async Task<string> FileAsync(Func<Report, Report>? change = null, byte[]? photo = null)
    {
        var now = TimeProvider.System.GetUtcNow().AddMinutes(-30);
        var number = ReportNumber.TryParse($"WG20261123-{Interlocked.Increment(ref drawn):D4}", out var parsed) ? parsed.Value : throw new InvalidOperationException();
        var id = photo is null ? "" : $"{CallbackClient.NewId():x}";
        if (photo is not null)
        {
            using var content = new MemoryStream(photo);
            await Service.Services.GetRequiredService<AttachmentFiles>().KeepAsync(id, content, Token);
        }

        await RunAsync(async (turn, token) =>
        {
            var person = await turn.FindOrAddOtherAsync("wecom", Reporter, "reference-of-the-reporter", now, token);
            var report = new Report
            {
                Number = number,
                Matter = 7,
                Kind = "hazard",
                Bureau = "gonganju",
                Urgency = Urgency.Normal,
                State = ReportState.Filed,
                Text = "和平路12号3单元楼道堆满纸箱\n晚上还有人在里面给电瓶车充电",
                Place = new Place("和平路12号3单元", new GeoPoint(38.914, 121.6147)),
                OccurredAt = now.AddHours(-1),
                Answers = [new Answer("what", "隐患", "blocked", "通道堵塞"), new Answer("trapped", "有人被困", "no", "否")],
                Attachments = photo is null ? [] : [id],
                Person = person,
                FiledAt = now,
                DialogVersion = "1",
                Placement = new Placement { Model = "m", Suggestions = [new Suggestion(7, 0.8), new Suggestion(6, 0.1)], Suggested = 7, Reasons = ["楼道"], TextLength = 10, By = PlacedBy.Sure },
                Case = CaseFacts.New with { DueAt = now.AddDays(2) },
            };
            report = (change ?? (same => same))(report);
            await turn.AddReportAsync(report, token);
            // What became of it is no part of filing.
            await turn.StepCaseAsync(report, [], token);
            if (photo is not null)
            {
                await turn.AddAttachmentAsync(new AttachmentRecord(id, person, "image", "", AttachmentState.Fetched, "image/jpeg", photo.Length, now), token);
            }

            return true;
        });
        return number.Text;
    }

    public Task<T> RunAsync<T>(Func<ITurn, CancellationToken, Task<T>> turn) => Service.Services.GetRequiredService<ITurnStore>().RunAsync(turn, Token);

    public Task<Report?> FindAsync(string number) => Service.Services.GetRequiredService<ReportReader>().FindAsync(Parse(number), Token);

    public Task<IReadOnlyList<ReportEvent>> EventsAsync(string number) => Service.Services.GetRequiredService<ReportReader>().EventsAsync(Parse(number), Token);

    /// <summary>Files kept under the data path.</summary>
    public IReadOnlyList<string> Files => Directory.Exists(Service.Folder.File("data/attachments")) ? Directory.GetFiles(Service.Folder.File("data/attachments")) : [];

    private FakeAnswer Answer(FakeCall call)
    {
        var query = HttpUtility.ParseQueryString(call.Query);
        var code = query["code"] ?? "";
        if (query["access_token"] != FakeWeCom.AccessToken)
        {
            return FakeAnswer.Code(40014);
        }

        return code switch
        {
            _ when !code.Contains('.', StringComparison.Ordinal) => FakeAnswer.Code(40029),
            _ when !spent.TryAdd(code, true) => FakeAnswer.Code(42022),
            _ when code.StartsWith("outsider.", StringComparison.Ordinal) => new FakeAnswer.Json("""{"errcode":0,"errmsg":"ok","openid":"o1"}"""),
            _ => new FakeAnswer.Json($$"""{"errcode":0,"errmsg":"ok","userid":"{{code[..code.LastIndexOf('.')]}}"}"""),
        };
    }

    private static ReportNumber Parse(string number) => ReportNumber.TryParse(number, out var parsed) ? parsed.Value : throw new InvalidOperationException();

    public async ValueTask DisposeAsync()
    {
        browsers.ForEach(browser => browser.Dispose());
        await Service.DisposeAsync();
    }
}
