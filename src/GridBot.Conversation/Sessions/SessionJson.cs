// Writes and reads sessions as JSON for the store.
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace GridBot.Conversation.Sessions;

/// <summary>JSON of sessions, source-generated; empty parts are left out.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault,
    UseStringEnumConverter = true)]
[JsonSerializable(typeof(Session))]
public sealed partial class SessionJson : JsonSerializerContext
{
    private static readonly SessionJson Readable = new(new JsonSerializerOptions(Default.Options) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });

    public static string Write(Session session) => JsonSerializer.Serialize(session, Readable.Session);

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
            return JsonSerializer.Deserialize(state, Readable.Session) is { Format: Session.CurrentFormat } session ? session : Session.New;
        }
        catch (JsonException)
        {
            // A session that a newer or broken program wrote must not lock its person out; reports are kept elsewhere.
            return Session.New;
        }
    }
}
