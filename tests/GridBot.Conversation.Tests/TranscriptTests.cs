// The written conversations beside the flows, each replayed.
using GridBot.Conversation.Dialogs;
using GridBot.Conversation.Transcripts;

namespace GridBot.Conversation.Tests;

public sealed class TranscriptTests
{
    private static readonly IReadOnlyList<Transcript> Transcripts = ReadAll();

    public static TheoryData<string> Titles => [.. Transcripts.Select(transcript => transcript.ToString())];

    [Theory]
    [MemberData(nameof(Titles))]
    public void A_written_conversation_goes_as_it_is_written(string title)
        => Assert.Empty(Transcripts.Where(transcript => transcript.ToString() == title).SelectMany(new TranscriptPlayer(RealDialogs.Engine).Play));

    [Fact]
    public void Every_taken_matter_has_a_written_conversation()
    {
        var written = Transcripts.Select(transcript => transcript.File[..2]).ToHashSet(StringComparer.Ordinal);
        Assert.All(RealDialogs.Set.Menu, matter => Assert.Contains($"{matter.No:00}", written));
    }

    [Fact]
    public void Titles_are_told_apart() => Assert.Equal(Transcripts.Count, Transcripts.Select(transcript => transcript.ToString()).Distinct(StringComparer.Ordinal).Count());

    private static List<Transcript> ReadAll()
    {
        var faults = new List<DialogFault>();
        var read = Directory.GetFiles(RealDialogs.Folder, "*.transcript", SearchOption.AllDirectories).Order(StringComparer.Ordinal).SelectMany(path => TranscriptReader.Read(path, faults)).ToList();
        Assert.Empty(faults);
        return read;
    }
}
