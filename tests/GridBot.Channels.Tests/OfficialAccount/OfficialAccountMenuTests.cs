// The menu: what is put up, and what the platform would refuse.
using GridBot.Channels.OfficialAccount;
using GridBot.Channels.Tests.Platform;
using GridBot.Notices;
using Xunit;

namespace GridBot.Channels.Tests.OfficialAccount;

public sealed class OfficialAccountMenuTests
{
    private const string Create = "POST /cgi-bin/menu/create";

    private static readonly OfficialAccountMenuEntry[] Entries = [new("上报", "report"), new("我的上报", "mine"), new("帮助", "help")];

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task three_entries_are_put_up_in_raw_utf8()
    {
        await using var fake = await StrictPlatform.StartAsync();
        fake.WithStableToken().Once(Create, """{"errcode":0,"errmsg":"ok"}""").Once(Create, """{"errcode":40018,"errmsg":"invalid button name size"}""");
        await using var channel = new AccountChannel(fake);
        Assert.IsType<SendResult.Sent>(await channel.Menu.PublishAsync(Entries, Stop));
        Assert.Equal(
            """{"button":[{"type":"click","name":"上报","key":"report"},{"type":"click","name":"我的上报","key":"mine"},{"type":"click","name":"帮助","key":"help"}]}""",
            fake.To("/cgi-bin/menu/create").Single().Text);
        Assert.Equal(new SendResult.Never("menu", 40018), await channel.Menu.PublishAsync(Entries, Stop));
    }

    [Fact]
    public void what_the_platform_would_refuse_is_not_sent()
    {
        OfficialAccountMenuEntry[][] bad = [[], [.. Entries, new("四", "4")], [new("", "a")], [new("a", "")], [new("六个字的名字", "a")], [new("a", new string('k', 129))], [new("a", "k"), new("b", "k")]];
        Assert.All(bad, entries => Assert.Throws<ArgumentException>(() => OfficialAccountMenu.Write(entries)));
    }
}
