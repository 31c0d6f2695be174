// The last token that the platform refused.
namespace GridBot.Channels.Platform;

/// <summary>A token that is of no use any more.</summary>
/// <param name="Token">The token; empty when none was refused yet.</param>
/// <param name="Edition">Its edition on the shelf; empty when the other replicas do not know of it.</param>
internal sealed record RefusedToken(Secret Token, string Edition)
{
    public static RefusedToken None { get; } = new(Secret.None, "");
}
