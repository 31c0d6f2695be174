// Brings stored sessions of earlier formats to the present one.
namespace GridBot.Conversation.Sessions;

/// <summary>Migration of sessions; a draft somebody began before an update is never lost by it.</summary>
internal static class SessionFormat
{
    /// <summary>The session in the present format; null when it was written by a later program.</summary>
    public static Session? Bring(Session? session) => session switch
    {
        null or { Format: > Session.CurrentFormat or < 1 } => null,
        // Format 1 could set one draft aside.
        { Format: 1 } => session with { Format = Session.CurrentFormat, Aside = session.Shelved is null ? [] : [session.Shelved], Shelved = null },
        _ => session,
    };
}
