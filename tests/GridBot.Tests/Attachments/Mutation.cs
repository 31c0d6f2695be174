// Breaks files in ways that people and attackers break them.
namespace GridBot.Tests.Attachments;

/// <summary>Seeded mutations.</summary>
internal static class Mutation
{
    /// <summary>The file with one to eight faults.</summary>
    public static byte[] Of(byte[] file, Random random)
    {
        var bytes = file.ToList();
        for (var fault = random.Next(1, 9); fault > 0 && bytes.Count > 1; fault--)
        {
            // Half of them where formats say what comes.
            var at = random.Next(2) == 0 ? random.Next(Math.Min(200, bytes.Count)) : random.Next(bytes.Count);
            var length = Math.Min(random.Next(1, 12), bytes.Count - at);
            switch (random.Next(12))
            {
                case 0:
                    bytes.RemoveRange(at, length);
                    break;
                case 1:
                    bytes.InsertRange(at, bytes.GetRange(at, length));
                    break;
                case 2 when random.Next(4) == 0:
                    bytes.RemoveRange(at, bytes.Count - at);
                    break;
                case 3 or 4:
                    bytes[at] = (byte)(random.Next(2) * 0xFF);
                    break;
                case 5:
                    bytes[at] ^= (byte)(1 << random.Next(8));
                    break;
                default:
                    bytes[at] = (byte)random.Next(256);
                    break;
            }
        }

        return [.. bytes];
    }
}
