// Changes cards at officers, so that all of them show what became of the case.
using System.Text.Json;
using GridBot.Notices;

namespace GridBot.Channels.WeCom;

/// <summary>The sender of <see cref="OutboxKind.CardUpdate"/> rows. A card that cannot be changed any more is left as it is: a tap on it is answered with what happened.</summary>
public sealed class CardUpdateSender(WeComApi api) : ISender
{
    public OutboxKind Kind => OutboxKind.CardUpdate;

    public async Task<SendResult> SendAsync(OutboxItem item, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(item);
        if (WeComPersons.UserOf(item.Target) is not { } user)
        {
            return new SendResult.Sent(Posts: 0);
        }

        CardUpdate update;
        try
        {
            update = OutboxPayload.ReadCardUpdate(item.Payload);
        }
        catch (JsonException)
        {
            return new SendResult.Never("payload");
        }

        var result = await api.UpdateCardAsync(user, update.ResponseCode, update.Caption, cancellationToken);
        // The code was used or is too old: there is nothing left to do, and nobody to alarm.
        return result is SendResult.Never { Reason: "response-code" } ? new SendResult.Sent(Posts: 0) : result;
    }
}
