// The settings: defaults, and every fault with its key.
using GridBot.Channels.OfficialAccount;
using Xunit;

namespace GridBot.Channels.Tests.OfficialAccount;

public sealed class OfficialAccountOptionsTests
{
    private static readonly OfficialAccountOptions Sound = new() { AppId = "wx1", AppSecret = new("s"), CallbackToken = new("abc"), EncodingAesKey = new(AccountSide.Key) };

    [Fact]
    public void the_defaults_are_the_platforms()
    {
        Assert.Empty(new OfficialAccountOptions().Validate());
        Assert.False(new OfficialAccountOptions().IsOn);
        Assert.Empty(Sound.Validate());
        Assert.Equal((OfficialAccountMode.Safe, 2048, 5, TimeSpan.FromHours(48), TimeSpan.FromHours(1), "https://api.weixin.qq.com/"),
            (Sound.CallbackMode, Sound.TextBytes, Sound.MessagesPerWindow, Sound.MessageWindow, Sound.CallbackWindow, Sound.ApiBase.AbsoluteUri));
    }

    [Fact]
    public void only_plain_mode_does_without_a_key()
    {
        Assert.Empty((Sound with { Mode = "plain", EncodingAesKey = Secret.None }).Validate());
        Assert.Equal(["OfficialAccount:EncodingAesKey"], Keys(Sound with { Mode = "compatible", EncodingAesKey = Secret.None }));
        Assert.Equal(["OfficialAccount:EncodingAesKey"], Keys(Sound with { EncodingAesKey = Secret.None }));
        Assert.Equal(["OfficialAccount:EncodingAesKey"], Keys(Sound with { Mode = "plain", EncodingAesKey = new("short") }));
    }

    [Fact]
    public void all_faults_come_at_once_and_none_holds_a_secret()
    {
        var bad = new OfficialAccountOptions
        {
            AppId = "wx1", CallbackToken = new("geheim!"), EncodingAesKey = new("geheim"), PreviousEncodingAesKey = new("geheim"), Mode = "Safe", ApiBase = new Uri("ftp://x"),
            CallbackWindow = TimeSpan.Zero, TokenMargin = TimeSpan.FromHours(2), Retries = 11, BreakAfter = 0, ForcesPerDay = -1, TextBytes = 10, MediaBytes = 0, MessagesPerWindow = 0,
            MessageWindow = TimeSpan.Zero, ForceEvery = TimeSpan.Zero, QuotaWait = TimeSpan.Zero,
            OutcomeTemplate = new OutcomeTemplate { Id = "T", Kind = "letter", Fields = new Dictionary<string, string> { ["thing 1"] = "matter", ["thing2"] = "price" } },
        };
        Assert.Equal(
            [
                "AppSecret", "CallbackToken", "Mode", "EncodingAesKey", "PreviousEncodingAesKey", "ApiBase", "CallbackWindow", "ForceEvery", "QuotaWait", "MessageWindow", "TokenMargin", "Retries",
                "BreakAfter", "ForcesPerDay", "TextBytes", "MediaBytes", "MessagesPerWindow", "OutcomeTemplate:Kind", "OutcomeTemplate:Fields:thing 1", "OutcomeTemplate:Fields:thing2",
            ],
            Keys(bad).Select(key => key["OfficialAccount:".Length..]));
        Assert.All(bad.Validate(), fault => Assert.DoesNotContain("geheim", fault.ToString(), StringComparison.Ordinal));
        Assert.Equal(["OfficialAccount:OutcomeTemplate:Fields"], Keys(Sound with { OutcomeTemplate = new OutcomeTemplate { Id = "T" } }));
    }

    private static IEnumerable<string> Keys(OfficialAccountOptions options) => options.Validate().Select(fault => fault.Key);
}
