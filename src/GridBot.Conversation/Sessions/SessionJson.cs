// Writes and reads sessions as compact JSON for the store.
using System.Text;
using System.Text.Json;

namespace GridBot.Conversation.Sessions;

/// <summary>
/// The stored form of a session: one JSON object that begins with its version. Names are single letters, what is empty is left out, times are UTC microseconds; no reflection, and the buffers are borrowed.
/// A reader passes over names it does not know, so that something may be added without a new version.
/// </summary>
public static class SessionJson
{
    /// <summary>Version of the form that is written; earlier ones are read, see <see cref="FormerSession"/>.</summary>
    public const int Version = 3;

    /// <summary>Bytes of a usual session; longer ones borrow a longer array.</summary>
    private const int UsualBytes = 2048;

    public static string Write(Session session)
    {
        ArgumentNullException.ThrowIfNull(session);
        using var buffer = new RentedBuffer(UsualBytes);
        SessionWriter.Write(buffer, session);
        return Encoding.UTF8.GetString(buffer.Written);
    }

    /// <summary>The stored session; a new one when there is none or it cannot be read any more.</summary>
    /// <param name="state">What <see cref="Write"/> of this or an earlier program wrote, or null.</param>
    public static Session Read(string? state)
    {
        if (state is null)
        {
            return Session.New;
        }

        using var buffer = new RentedBuffer(Encoding.UTF8.GetMaxByteCount(state.Length));
        buffer.Advance(Encoding.UTF8.GetBytes(state, buffer.GetSpan()));
        try
        {
            return SessionReader.Read(buffer.Written) ?? FormerSession.Read(buffer.Written) ?? Session.New;
        }
        catch (Exception exception) when (exception is JsonException or FormatException or InvalidOperationException)
        {
            // A session that a newer or broken program wrote must not lock its person out; reports are kept elsewhere.
            return Session.New;
        }
    }
}
