// Draws what random people do; their texts come from the dialogs themselves.
using System.Text;
using GridBot.Conversation.Dialogs;
using GridBot.Conversation.Flows;
using GridBot.Conversation.Turns;
using GridBot.Reports;

namespace GridBot.Conversation.Proving;

/// <summary>Random moves over the vocabulary of the dialogs.</summary>
internal sealed class RandomMoves
{
    /// <summary>Longest noise, in characters: a forwarded article.</summary>
    private const int LongNoise = 2000;

    private const int ShortNoise = 40;

    /// <summary>Marks, signs and numbers that people and machines send.</summary>
    private static readonly string[] Odd =
    [
        "", "   ", "\n\n", "\u0000\u0007", "\U0001F44D", "\u3002", "\u202e\u202d", "e\u0301\u200d\u200b", "<@all>", "[x](http://a)", "{number}", "WG", "WG20261122-0000", "'; DROP TABLE", "\uff1c\uff20\uff41\uff4c\uff4c\uff1e", "\u2460", "\u3001\u3001\u3001",
        "0", "1", "2", "3", "12", "99", "-1", "1.5", "99999999999999", "1 2", "9:30", "2026-3-5", "5", "7",
    ];

    private readonly string[] commands;
    private readonly string[] examples;
    private readonly string[] words;
    private readonly string[] slots;
    private readonly string[] patterns;

    /// <param name="dialogs">Where the texts come from.</param>
    /// <param name="texts">Further texts, such as some that are refused.</param>
    public RandomMoves(DialogSet dialogs, IReadOnlyList<string> texts)
    {
        var kinds = dialogs.Flows.Values.SelectMany(flow => flow.Kinds).ToList();
        commands = [.. Enum.GetValues<Command>().SelectMany(dialogs.Commands.WordsOf)];
        examples = [.. kinds.SelectMany(kind => kind.Examples), .. texts];
        slots = [.. kinds.SelectMany(kind => kind.Slots).Select(slot => slot.Label).Distinct(StringComparer.Ordinal)];
        patterns = [.. dialogs.Commands.ChangeSlot, .. dialogs.Commands.SetSlot];
        words =
        [
            .. kinds.SelectMany(kind => kind.Slots.SelectMany(slot => slot.Options)).SelectMany(option => option.Words.Append(option.Label)).Distinct(StringComparer.Ordinal),
            .. dialogs.Numerals.Words.Digits.Keys.Concat(dialogs.Numerals.Words.Tens.Keys).Select(character => character.ToString()),
            .. dialogs.Menu.SelectMany(matter => new[] { matter.Name, matter.Plain }),
        ];
        if (examples.Length == 0 || words.Length == 0 || patterns.Length == 0 || slots.Length == 0)
        {
            throw new ArgumentException("Dialogs without examples, options or patterns give random people nothing to say.", nameof(dialogs));
        }
    }

    public UserMove Next(Random random) => random.Next(24) switch
    {
        < 4 => Text(random, examples[random.Next(examples.Length)]),
        < 7 => Text(random, commands[random.Next(commands.Length)]),
        < 10 => Of(random, MoveKind.OptionNumber),
        10 => Of(random, MoveKind.OptionLabel),
        < 14 => Of(random, MoveKind.Tap),
        14 => Of(random, random.Next(2) == 0 ? MoveKind.OldTap : MoveKind.WrongTap),
        15 => Of(random, MoveKind.Photo),
        16 => Of(random, random.Next(3) switch { 0 => MoveKind.Voice, 1 => MoveKind.Video, _ => MoveKind.Link }),
        17 => Of(random, MoveKind.Location) with { Point = new GeoPoint((random.NextDouble() * 180) - 90, (random.NextDouble() * 360) - 180), Text = random.Next(2) == 0 ? "" : Noise(random, ShortNoise) },
        18 => Of(random, random.Next(2) == 0 ? MoveKind.Entered : MoveKind.Withdrawal),
        19 => Text(random, Correction(random)),
        20 => Text(random, Odd[random.Next(Odd.Length)]),
        21 => Text(random, Noise(random, random.Next(8) == 0 ? LongNoise : ShortNoise)),
        22 => Text(random, random.Next(2) == 0 ? words[random.Next(words.Length)] : $"1. {examples[random.Next(examples.Length)]}\n2. {examples[random.Next(examples.Length)]}"),
        _ => Text(random, examples[random.Next(examples.Length)] + Odd[random.Next(Odd.Length)] + words[random.Next(words.Length)]),
    };

    private static UserMove Text(Random random, string text) => Of(random, MoveKind.Text) with { Text = text };

    private static UserMove Of(Random random, MoveKind kind)
        => new(kind, "", random.Next(1000), random.Next(40) switch { 0 => TimeSpan.FromDays(8), < 4 => TimeSpan.FromHours(1), < 8 => TimeSpan.Zero, < 20 => TimeSpan.FromSeconds(0.4), _ => TimeSpan.FromSeconds(8) });

    private string Correction(Random random)
    {
        var value = random.Next(3) switch { 0 => words[random.Next(words.Length)], 1 => Odd[random.Next(Odd.Length)], _ => examples[random.Next(examples.Length)] };
        return patterns[random.Next(patterns.Length)].Replace("{slot}", slots[random.Next(slots.Length)], StringComparison.Ordinal).Replace("{value}", value, StringComparison.Ordinal);
    }

    private string Noise(Random random, int most)
    {
        var text = new StringBuilder();
        for (var length = random.Next(most + 1); length > 0; length--)
        {
            text.Append(random.Next(6) switch
            {
                0 => (char)random.Next(0x20, 0x7f),
                // No half of a surrogate pair: the platform's XML carries none.
                1 => (char)random.Next(0, 0xd800),
                2 => words[random.Next(words.Length)][0],
                _ => (char)random.Next(0x4e00, 0x9fa5),
            });
        }

        return text.ToString();
    }
}
