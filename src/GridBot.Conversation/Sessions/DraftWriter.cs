// Writes the stored form of a draft.
using System.Text.Json;
using GridBot.Reports;

namespace GridBot.Conversation.Sessions;

/// <summary>The writing side of <see cref="DraftReader"/>; the letters stand in both.</summary>
internal static class DraftWriter
{
    public static void Write(Utf8JsonWriter json, Draft draft)
    {
        json.WriteStartObject();
        json.Text("e"u8, draft.DialogVersion);
        json.Time("b"u8, draft.StartedAt);
        json.Time("n"u8, draft.UpdatedAt);
        json.Texts("s"u8, draft.Said);
        json.Texts("t"u8, draft.Attachments);
        if (draft.Matter is { } matter)
        {
            // Zero is a matter, too: that of what the office is to place.
            json.WriteNumber("m"u8, matter);
        }

        json.Text("k"u8, draft.Kind);
        Numbers(json, "c"u8, draft.Candidates);
        if (draft.Placement is { } placement)
        {
            json.WriteStartObject("p"u8);
            Write(json, placement);
            json.WriteEndObject();
        }

        json.Text("P"u8, draft.PlacementTold);
        json.Flag("y"u8, draft.Clarified);
        if (draft.Values.Count > 0)
        {
            json.WriteStartArray("v"u8);
            for (var at = 0; at < draft.Values.Count; at++)
            {
                Write(json, draft.Values[at]);
            }

            json.WriteEndArray();
        }

        json.Texts("a"u8, draft.Asked);
        json.Texts("u"u8, draft.UrgencyRules);
        json.Texts("U"u8, draft.UrgentSlots);
        json.Text("f"u8, draft.Filed);
        json.Flag("F"u8, draft.FollowsUp);
        if (draft.Told is { } told)
        {
            json.WriteStartArray("g"u8);
            json.WriteStringValue(told.Place);
            json.WriteStringValue(told.Area);
            json.WriteEndArray();
        }

        json.Text("o"u8, draft.Compared);
        if (draft.Same is { } same)
        {
            json.WriteStartObject("x"u8);
            json.Text("n"u8, same.Number);
            json.Text("l"u8, same.Line);
            json.Flag("o"u8, same.Own);
            json.Flag("u"u8, same.Urgent);
            json.Amount("a"u8, same.Asked);
            json.WriteEndObject();
        }

        json.Flag("D"u8, draft.Distinct);
        json.Flag("q"u8, draft.Queued);
        json.Flag("w"u8, draft.Together);
        json.Flag("r"u8, draft.Reminded);
        json.Flag("h"u8, draft.HasContact);
        json.WriteEndObject();
    }

    /// <summary>Slot, value and source; then what is shown, where that is something else than the value, and the point, where there is one.</summary>
    public static void Write(Utf8JsonWriter json, SlotValue value)
    {
        json.WriteStartArray();
        json.WriteStringValue(value.Slot);
        json.WriteStringValue(value.Value);
        json.WriteStringValue(StoredSource.Of(value.Source));
        if (value.Point is not null && value.Shown == value.Value)
        {
            json.WriteNullValue();
        }
        else if (value.Shown != value.Value)
        {
            json.WriteStringValue(value.Shown);
        }

        SessionWriter.Point(json, value.Point);
        json.WriteEndArray();
    }

    private static void Write(Utf8JsonWriter json, Placement placement)
    {
        json.Text("m"u8, placement.Model);
        if (placement.Suggestions.Count > 0)
        {
            json.WriteStartArray("s"u8);
            for (var at = 0; at < placement.Suggestions.Count; at++)
            {
                json.WriteNumberValue(placement.Suggestions[at].Matter);
                json.WriteNumberValue(placement.Suggestions[at].Probability);
            }

            json.WriteEndArray();
        }

        json.Amount("g"u8, placement.Suggested);
        json.Texts("r"u8, placement.Reasons);
        json.Amount("l"u8, placement.TextLength);
        if (placement.By != PlacedBy.Unknown)
        {
            json.Text("b"u8, placement.By.ToString());
        }
    }

    private static void Numbers(Utf8JsonWriter json, ReadOnlySpan<byte> name, IReadOnlyList<int> numbers)
    {
        if (numbers.Count == 0)
        {
            return;
        }

        json.WriteStartArray(name);
        for (var at = 0; at < numbers.Count; at++)
        {
            json.WriteNumberValue(numbers[at]);
        }

        json.WriteEndArray();
    }
}
