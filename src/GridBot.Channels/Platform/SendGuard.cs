// What makes a repeated send recognisable to the platform, and a new one with the same words not.
using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace GridBot.Channels.Platform;

/// <summary>
/// Drawn from the outbox row's id, so that each attempt at a row sends the same bytes. The platform drops a request whose JSON it has seen within an interval: good for a repetition after a time-out,
/// bad for a bot that says "please answer 1 or 2" twice within the hour. The interval itself is part of the JSON, so each row asks for a slightly different one.
/// </summary>
internal static class SendGuard
{
    private const int TaskIdDigits = 48;

    /// <summary>Between half of the longest interval and all of it, in whole seconds.</summary>
    public static TimeSpan DuplicateCheck(string outboxId, TimeSpan longest)
    {
        var half = (uint)(longest.TotalSeconds / 2);
        return TimeSpan.FromSeconds((long)longest.TotalSeconds - (BinaryPrimitives.ReadUInt32BigEndian(Hash(outboxId)) % Math.Max(half, 1)));
    }

    /// <summary>The card's task id: lower-case hex digits behind "gb-", within the platform's 128 bytes.</summary>
    public static string TaskId(string outboxId) => "gb-" + Convert.ToHexStringLower(Hash(outboxId))[..TaskIdDigits];

    private static byte[] Hash(string outboxId) => SHA256.HashData(Encoding.UTF8.GetBytes(outboxId));
}
