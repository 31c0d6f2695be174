// Writes and reads sessions as JSON for the store.
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace GridBot.Conversation.Sessions;

/// <summary>JSON of sessions, source-generated; empty parts are left out.</summary>
[JsonSourceGenerationOptions(UseStringEnumConverter = true)]
[JsonSerializable(typeof(Session), TypeInfoPropertyName = "State")]
public sealed partial class SessionJson : JsonSerializerContext
{
    private static readonly SessionJson Readable = new(new JsonSerializerOptions
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    });

    public static string Write(Session session) => JsonSerializer.Serialize(session, Readable.State);

    /// <summary>The stored session; a new one when there is none or it cannot be read any more.</summary>
    /// <param name="state">What <see cref="Write"/> wrote, or null.</param>
    public static Session Read(string? state)
    {
        if (state is null)
        {
            return Session.New;
        }

        try
        {
            return SessionFormat.Bring(JsonSerializer.Deserialize(state, Readable.State)) ?? Session.New;
        }
        catch (JsonException)
        {
            // A session that a newer or broken program wrote must not lock its person out; reports are kept elsewhere.
            return Session.New;
        }
    }
}
