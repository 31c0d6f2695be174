// Recordings keep their frames and lose what stands around them.
using GridBot.Attachments.Cleaning;
using Xunit;

namespace GridBot.Tests.Attachments;

public sealed class VoiceTests
{
    [Fact]
    public async Task A_recording_as_phones_write_it_is_kept_as_it_is()
    {
        foreach (var (file, type) in ((byte[], string)[])[(PlantedVoice.Amr, "audio/amr"), (PlantedVoice.AmrWideband, "audio/amr-wb"), (PlantedVoice.Silk, "audio/silk"), (PlantedVoice.Silk[1..], "audio/silk"), (PlantedVoice.Mp3, "audio/mpeg")])
        {
            var kept = await Cleaned.OfAsync(file, "voice");
            Assert.Equal(type, kept.Type);
            Assert.Equal(file, kept.Bytes);
        }
    }

    [Fact]
    public async Task What_stands_behind_the_frames_is_cut_off()
    {
        foreach (var file in (byte[][])[PlantedVoice.Amr, PlantedVoice.AmrWideband, [.. PlantedVoice.Silk, 0xFF, 0xFF]])
        {
            var kept = await Cleaned.OfAsync([.. file, .. PlantedVoice.Words("BEHIND")], "voice");
            Assert.False(kept.Holds(PlantedPicture.Word));
            Assert.InRange(kept.Bytes.Length, file.Length - 2, file.Length);
        }
    }

    [Fact]
    public async Task A_frame_that_is_not_whole_is_cut_off() => Assert.Equal(PlantedVoice.Amr[..^32], (await Cleaned.OfAsync(PlantedVoice.Amr[..^1], "voice")).Bytes);

    [Fact]
    public async Task The_tags_of_an_MP3_are_taken_off()
    {
        Assert.True(new Cleaned("", PlantedVoice.TaggedMp3()).Holds(PlantedPicture.Word));
        Assert.Equal(PlantedVoice.Mp3, (await Cleaned.OfAsync(PlantedVoice.TaggedMp3(), "voice")).Bytes);
    }

    [Fact]
    public async Task What_is_no_recording_is_refused()
    {
        foreach (var file in (byte[][])
        [
            [.. "#!AMR\n"u8], [.. "#!AMR\n<script>alert(1)</script>"u8], [.. "#!AMR_MC1.0\n"u8, .. new byte[40]], [.. "#!SILK_V3"u8, 0xFF, 0xFF], [0x02], [.. "OggS"u8, .. new byte[60]], [.. "RIFF"u8, 0, 0, 0, 0, .. "WAVEfmt "u8],
            [0xFF, 0xFB, 0x90, 0x00, .. new byte[500]], [.. "ID3"u8, 4, 0, 0, 0x7F, 0x7F, 0x7F, 0x7F, .. PlantedVoice.Mp3], [.. "ID3"u8],
        ])
        {
            Assert.Equal(MediaRefusedException.Format, await Cleaned.RefusalAsync(file, "voice"));
        }

        Assert.Equal(MediaRefusedException.TooLarge, await Cleaned.RefusalAsync([.. PlantedVoice.Amr, .. new byte[MediaCleaner.MostVoiceBytes]], "voice"));
        Assert.Equal(MediaRefusedException.Format, await Cleaned.RefusalAsync(PlantedVoice.Amr, "image"));
    }

    [Fact]
    public async Task Whatever_is_done_to_a_recording_it_is_refused_or_no_longer_than_it_came()
    {
        var random = new Random(6);
        foreach (var whole in (byte[][])[PlantedVoice.Amr, PlantedVoice.AmrWideband, PlantedVoice.Silk, PlantedVoice.TaggedMp3()])
        {
            for (var round = 0; round < 500; round++)
            {
                var file = Mutation.Of(whole, random);
                try
                {
                    Assert.InRange((await Cleaned.OfAsync(file, "voice")).Bytes.Length, 1, file.Length);
                }
                catch (MediaRefusedException)
                {
                    // That is the other way it may end.
                }
            }
        }
    }
}
