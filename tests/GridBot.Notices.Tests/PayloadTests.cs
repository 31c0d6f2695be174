// Payloads of messages with an outcome, and of those that were written before there was one.
namespace GridBot.Notices.Tests;

public sealed class PayloadTests
{
    [Fact]
    public void An_outcome_travels_with_its_message()
    {
        var outcome = new OutboundOutcome("WG20261122-0001", "消防安全", "已办结", new DateTimeOffset(2026, 11, 22, 9, 30, 0, TimeSpan.FromHours(8)), "通道已清理");
        var read = OutboxPayload.ReadMessage(OutboxPayload.Write(OutboundMessage.Plain("x") with { Outcome = outcome }));
        Assert.Equal(outcome, read.Outcome);
    }

    [Fact]
    public void Without_an_outcome_a_payload_is_what_it_always_was()
    {
        var written = OutboxPayload.Write(OutboundMessage.Plain("x"));
        Assert.DoesNotContain("outcome", written, StringComparison.OrdinalIgnoreCase);
        Assert.Null(OutboxPayload.ReadMessage(written).Outcome);
        Assert.Null(OutboxPayload.ReadMessage("""{"text":"x","facts":[],"options":[],"foot":"","questionId":""}""").Outcome);
    }
}
