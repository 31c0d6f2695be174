// The names of enum members in stored sessions.
using System.Text.Json;

namespace GridBot.Conversation.Sessions;

/// <summary>Members are stored by name, so that their order may change.</summary>
internal static class StoredName
{
    /// <exception cref="JsonException">There is no such member: a later program wrote it.</exception>
    public static T Of<T>(ReadOnlySpan<char> name)
        where T : struct, Enum
        => Enum.TryParse<T>(name, out var member) && !char.IsAsciiDigit(name[0]) ? member : throw new JsonException("An unknown name.");
}
