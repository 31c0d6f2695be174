// How much may still be said to a person of the Official Account.
namespace GridBot.Channels.OfficialAccount;

/// <summary>Finds the window that a person's last message opened; implemented by the program, from what it keeps of messages and posts.</summary>
public interface IMessageWindow
{
    /// <summary>The window of a target ("official-account:openid"); null when the person never wrote. May throw when the database is busy or away.</summary>
    Task<MessageWindow?> FindAsync(string target, CancellationToken cancellationToken);
}

/// <summary>A window.</summary>
/// <param name="OpenedAt">When the person last wrote.</param>
/// <param name="Posts">Messages through the API that the platform counted since then.</param>
public sealed record MessageWindow(DateTimeOffset OpenedAt, int Posts);
