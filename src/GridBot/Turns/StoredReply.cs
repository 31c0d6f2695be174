// The reply to a message as it is stored, so that a second delivery gets the same one.
using System.Text.Json;
using System.Text.Json.Serialization;
using GridBot.Channels;

namespace GridBot.Turns;

/// <summary>A stored reply.</summary>
/// <param name="Text">Text said in the passive reply.</param>
/// <param name="Button">Caption the tapped card's buttons turn into.</param>
internal sealed record StoredReply(string? Text = null, string? Button = null)
{
    public PassiveReply ToPassive() => Text is not null ? new PassiveReply.Text(Text) : Button is not null ? new PassiveReply.UpdateButton(Button) : new PassiveReply.None();

    public string Write() => JsonSerializer.Serialize(this, StoredReplyJson.Default.StoredReply);

    public static StoredReply Read(string json) => JsonSerializer.Deserialize(json, StoredReplyJson.Default.StoredReply) ?? new StoredReply();
}

/// <summary>JSON of stored replies, source-generated.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(StoredReply))]
internal sealed partial class StoredReplyJson : JsonSerializerContext;
