// The whole system on one machine: the real host and the simulated platform, which knows nothing of each other's code.
using GridBot.Channels.OfficialAccount;
using GridBot.Configuration;
using GridBot.Hosting;
using GridBot.Notices;
using GridBot.Simulator;
using GridBot.Storage;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Xunit;

namespace GridBot.Tests.Service;

public sealed class SimulatedPlatformTests
{
    [Fact]
    public async Task A_report_with_photo_and_place_reaches_the_group_and_its_reporter_learns_the_number()
    {
        await using var stage = await SimulatedStage.OpenAsync();
        var phone = stage.Simulator.Phone("zhangsan");
        await Task.WhenAll(phone.SendTextAsync("楼道里消防栓没水,水带也没了", stage.Token), phone.SendLocationAsync(38.914, 121.6147, "人民广场", stage.Token), phone.SendImageAsync(TestPicture.Jpeg, stage.Token));
        var card = await Eventually.AsAsync(() => Cards(phone).LastOrDefault(), found => found is not null);
        Assert.Contains(card!.Card!.Facts, fact => fact.Value.Contains("人民广场", StringComparison.Ordinal));
        var outcome = await phone.TapAsync(card.Id, card.Card.Buttons[0].Key, cancellationToken: stage.Token);
        Assert.Equal("已选：提交", outcome.Reply?.ReplaceName);
        var confirmed = await Eventually.AsAsync(() => phone.Messages.LastOrDefault(message => message.Text.Contains("已上报", StringComparison.Ordinal))?.Text, text => text is not null);
        var notice = Assert.Single(await Eventually.AsAsync(() => stage.Simulator.GroupMessages("gonganju"), messages => messages.Count > 0));
        Assert.Contains(ReportNumbers.In(confirmed!), notice.Text, StringComparison.Ordinal);
        TestPicture.AssertKept(await File.ReadAllBytesAsync(Assert.Single(Directory.GetFiles(stage.Folder.File("data/attachments"))), stage.Token));
    }

    [Theory]
    [InlineData(CallbackTrick.BadSignature)]
    [InlineData(CallbackTrick.OldTimestamp)]
    [InlineData(CallbackTrick.ForeignCorpId)]
    [InlineData(CallbackTrick.BrokenBase64)]
    [InlineData(CallbackTrick.TruncatedCipher)]
    [InlineData(CallbackTrick.BrokenPadding)]
    [InlineData(CallbackTrick.HugeBody)]
    [InlineData(CallbackTrick.DtdPayload)]
    [InlineData(CallbackTrick.DtdEnvelope)]
    [InlineData(CallbackTrick.MalformedEnvelope)]
    public async Task Every_forgery_is_refused(CallbackTrick trick)
    {
        await using var stage = await SimulatedStage.OpenAsync();
        var outcome = await stage.Simulator.Phone("zhangsan").SendTextAsync("和平路12号3单元楼道堆满纸箱", trick, stage.Token);
        Assert.Contains(outcome.LastStatus, (int[])[400, 403]);
        Assert.DoesNotContain("和平路", stage.Log.All, StringComparison.Ordinal);
        Assert.Contains("[1001]", stage.Log.All, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(CallbackTrick.DuplicateDelivery)]
    [InlineData(CallbackTrick.Replay)]
    public async Task What_is_delivered_twice_is_answered_alike(CallbackTrick trick)
    {
        await using var stage = await SimulatedStage.OpenAsync();
        var phone = stage.Simulator.Phone("zhangsan");
        await phone.SendTextAsync("和平路12号3单元楼道堆满纸箱", stage.Token);
        await Eventually.AsAsync(() => Cards(phone).Count(), count => count == 1);
        var outcome = await phone.SendTextAsync("提交", trick, stage.Token);
        Assert.Contains("已上报", outcome.Reply!.Content, StringComparison.Ordinal);
        Assert.Equal(outcome.Reply.Content, outcome.RepeatedReply!.Content);
        await Eventually.AsAsync(() => stage.Simulator.GroupMessages("gonganju").Count, count => count == 1);
    }

    [Fact]
    public async Task Words_with_control_characters_are_understood()
    {
        await using var stage = await SimulatedStage.OpenAsync();
        var phone = stage.Simulator.Phone("zhangsan");
        var outcome = await phone.SendTextAsync("和平路12号3单元楼道堆满纸箱", CallbackTrick.ControlCharacters, stage.Token);
        Assert.True(outcome.Delivered);
        await Eventually.AsAsync(() => Cards(phone).Count(), count => count == 1);
    }

    [Fact]
    public async Task With_tokens_that_end_at_random_and_a_faulty_platform_every_report_arrives_once()
    {
        // Roads of no known community: many of one kind in one would be told as one situation.
        string[] roads = ["东海路", "西山路", "南湖路", "北江路", "花园路", "长春路", "延安路", "青松路", "白云路", "金沙路", "银杏路", "香樟路"];
        await using var stage = await SimulatedStage.OpenAsync();
        var random = new Random(20261122);
        for (var i = 0; i < roads.Length; i++)
        {
            Misbehave(stage.Simulator, random);
            var phone = stage.Simulator.Phone(DefaultDirectory.Workers[i % DefaultDirectory.Workers.Count].Id);
            await phone.SendTextAsync($"{roads[i]}10号楼道堆满纸箱", stage.Token);
            await Eventually.AsAsync(() => Cards(phone).LastOrDefault()?.Card, card => card is { ReplacedBy: null } && card.Facts.Any(fact => fact.Value.StartsWith($"{roads[i]}10号", StringComparison.Ordinal)));
            Misbehave(stage.Simulator, random);
            Assert.True((await phone.SendTextAsync("提交", stage.Token)).Delivered);
        }

        // What waited for a faulty platform may have come together, in a digest with a line for each.
        var told = await Eventually.AsAsync(
            () => stage.Simulator.GroupMessages("gonganju").SelectMany(message => message.Text.Split('\n')).Where(line => roads.Any(road => line.Contains(road + "10号", StringComparison.Ordinal))).ToList(),
            lines => roads.All(road => lines.Exists(line => line.Contains(road, StringComparison.Ordinal))));
        Assert.All(roads, road => Assert.Single(told, line => line.Contains($"地点：{road}", StringComparison.Ordinal) || (line.Contains("WG", StringComparison.Ordinal) && line.Contains(road, StringComparison.Ordinal))));
    }

    private static void Misbehave(WeComSimulator simulator, Random random)
    {
        switch (random.Next(5))
        {
            case 0:
                simulator.ExpireTokens();
                break;
            case 1:
                simulator.RevokeTokens();
                break;
            case 2:
                simulator.Faults.Next("message/send", new Fault.Code(-1));
                break;
            case 3:
                simulator.Faults.Next("webhook/send", new Fault.ResetBefore());
                break;
            case 4:
                simulator.Faults.Next(FaultPlan.Callback, new Fault.ResetAfter());
                break;
        }
    }

    private static IEnumerable<PhoneMessage> Cards(SimulatorPhone phone) => phone.Messages.Where(message => message.Card is not null);
}

/// <summary>A bot whose platform is the simulator.</summary>
internal sealed class SimulatedStage : IAsyncDisposable
{
    private readonly SimulatedPlatform platform;
    private RunningBot? bot;

    private SimulatedStage(SimulatedPlatform platform) => this.platform = platform;

    public TempFolder Folder { get; } = new();

    public CapturedLog Log { get; } = new();

    public WeComSimulator Simulator => platform.Simulator;

    public OfficialAccountSimulator Account => platform.Account;

    public IServiceProvider Services => bot!.Services;

    public string ConnectionString => $"Data Source={Folder.File("gridbot.db")};Pooling=False";

    public Uri Address => bot!.Address;

    public CancellationToken Token { get; } = TestContext.Current.CancellationToken;

    /// <param name="at">Where the bot is to be found, so that the links in its notices lead there; any free port without it.</param>
    /// <param name="change">Changes the bot's settings.</param>
    public static async Task<SimulatedStage> OpenAsync(Uri? at = null, Func<GridBotSettings, GridBotSettings>? change = null)
    {
        var stage = new SimulatedStage(await SimulatedPlatform.StartAsync(
            new SimulatorSettings { Enabled = true, Port = 0, AccountPort = 0 }, RunningBot.Dialogs, TimeProvider.System, new Random(7), NullLoggerFactory.Instance, TestContext.Current.CancellationToken));
        var settings = new GridBotSettings
        {
            Database = new StorageOptions { ConnectionString = $"Data Source={stage.Folder.File("gridbot.db")};Pooling=False" },
            DataPath = stage.Folder.File("data"),
            PublicUrl = at,
            Notices = new DispatchOptions { BackOffFrom = TimeSpan.FromMilliseconds(50), BackOffTo = TimeSpan.FromMilliseconds(400), PollEvery = TimeSpan.FromMilliseconds(300) },
        };
        stage.bot = await RunningBot.StartAsync((change ?? (same => same))(settings), stage.Log, stage.platform);
        await stage.platform.ConnectAsync(stage.bot.Address, stage.Token);
        await stage.platform.PublishMenuAsync(stage.Services.GetRequiredService<OfficialAccountMenu>(), stage.Token);
        Assert.NotNull(stage.Simulator.CallbackUrl);
        Assert.NotNull(stage.Account.CallbackUrl);
        return stage;
    }

    public async ValueTask DisposeAsync()
    {
        if (bot is not null)
        {
            await bot.DisposeAsync();
        }

        await platform.DisposeAsync();
        Folder.Dispose();
    }
}
