// Writes and reads the payloads of outbox rows as JSON.
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace GridBot.Notices;

/// <summary>JSON of outbox payloads, source-generated.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(OutboundMessage))]
[JsonSerializable(typeof(GroupNotice))]
[JsonSerializable(typeof(MediaFetch))]
[JsonSerializable(typeof(CaseTimer))]
[JsonSerializable(typeof(CardUpdate))]
public sealed partial class OutboxPayload : JsonSerializerContext
{
    private static readonly OutboxPayload Readable = new(new JsonSerializerOptions { PropertyNamingPolicy = JsonNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });

    public static string Write(OutboundMessage message) => JsonSerializer.Serialize(message, Readable.OutboundMessage);

    public static string Write(GroupNotice notice) => JsonSerializer.Serialize(notice, Readable.GroupNotice);

    public static string Write(MediaFetch fetch) => JsonSerializer.Serialize(fetch, Readable.MediaFetch);

    public static string Write(CaseTimer timer) => JsonSerializer.Serialize(timer, Readable.CaseTimer);

    public static string Write(CardUpdate update) => JsonSerializer.Serialize(update, Readable.CardUpdate);

    /// <exception cref="JsonException">The payload is not a timer.</exception>
    public static CaseTimer ReadTimer(string payload) => JsonSerializer.Deserialize(payload, Readable.CaseTimer) ?? throw new JsonException("null payload");

    /// <exception cref="JsonException">The payload is not an update of a card.</exception>
    public static CardUpdate ReadCardUpdate(string payload) => JsonSerializer.Deserialize(payload, Readable.CardUpdate) ?? throw new JsonException("null payload");

    /// <exception cref="JsonException">The payload is not a message.</exception>
    public static OutboundMessage ReadMessage(string payload) => JsonSerializer.Deserialize(payload, Readable.OutboundMessage) ?? throw new JsonException("null payload");

    /// <exception cref="JsonException">The payload is not a notice.</exception>
    public static GroupNotice ReadNotice(string payload) => JsonSerializer.Deserialize(payload, Readable.GroupNotice) ?? throw new JsonException("null payload");

    /// <exception cref="JsonException">The payload is not a media fetch.</exception>
    public static MediaFetch ReadMediaFetch(string payload) => JsonSerializer.Deserialize(payload, Readable.MediaFetch) ?? throw new JsonException("null payload");
}
