// The memory of parts is bounded and forgets what is done.
using Xunit;

namespace GridBot.Channels.Tests;

public sealed class SentPartsTests
{
    [Fact]
    public void the_oldest_row_is_forgotten_first()
    {
        var parts = new SentParts();
        foreach (var i in Enumerable.Range(0, SentParts.MaxRows + 1))
        {
            parts.Record($"row-{i}", 1);
            parts.Record($"row-{i}", 2);
        }

        Assert.Null(parts.Count("row-0"));
        Assert.Equal(2, parts.Count("row-1"));
        parts.Forget("row-1");
        Assert.Null(parts.Count("row-1"));
    }

    [Fact]
    public void a_message_does_not_print_what_people_wrote()
    {
        var message = new InboundMessage { Channel = "wecom", Key = "k", UserId = "zs", PlatformUserId = "ZS", SentAt = default, Kind = InboundKind.Text, Text = "secret words" };
        Assert.Equal("wecom Text k", message.ToString());
        Assert.DoesNotContain("secret", new CallbackResult.Message(message).ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("secret", new PassiveReply.Text("secret words").ToString(), StringComparison.Ordinal);
    }
}
