// Whom a row of the outbox goes to: a channel and a person there.
namespace GridBot.Channels;

/// <summary>The target of a row to one person, "channel:user id".</summary>
public static class ChannelTarget
{
    /// <summary>Name of the target's channel; empty when it names none.</summary>
    public static string ChannelOf(string target)
    {
        ArgumentNullException.ThrowIfNull(target);
        var colon = target.IndexOf(':', StringComparison.Ordinal);
        return colon > 0 ? target[..colon] : "";
    }

    /// <summary>The person's id, when the target is of the channel; empty otherwise.</summary>
    public static string UserOf(string target, string channel)
    {
        ArgumentNullException.ThrowIfNull(target);
        return ChannelOf(target) == channel ? target[(channel.Length + 1)..] : "";
    }
}
