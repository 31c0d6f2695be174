// The letters that stand for the source of a value in stored sessions.
using System.Text.Json;

namespace GridBot.Conversation.Sessions;

/// <summary>One letter a source.</summary>
internal static class StoredSource
{
    public static ReadOnlySpan<byte> Of(SlotSource source) => source switch
    {
        SlotSource.Answered => "a"u8,
        SlotSource.Skipped => "k"u8,
        _ => "s"u8,
    };

    /// <exception cref="JsonException">No source has such a letter.</exception>
    public static SlotSource At(ref Utf8JsonReader json) => json.ValueTextEquals("s"u8) ? SlotSource.Said
        : json.ValueTextEquals("a"u8) ? SlotSource.Answered
        : json.ValueTextEquals("k"u8) ? SlotSource.Skipped
        : throw new JsonException("An unknown source of a value.");
}
