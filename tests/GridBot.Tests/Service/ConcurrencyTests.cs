// Messages that arrive together: of one person one after the other, of different people at once, and none is lost.
using System.Net;
using Xunit;

namespace GridBot.Tests.Service;

public sealed class ConcurrencyTests
{
    private static readonly TimeSpan AnswerWithin = TimeSpan.FromSeconds(2);

    [Fact]
    public async Task Of_two_hundred_pairs_sent_together_no_message_is_lost()
    {
        const int people = 200;
        // House numbers above the emergency numbers, which mean something else.
        const int house = 200;
        await using var stage = await ServiceStage.OpenAsync();
        stage.Platform.Allow("media/get", _ => new FakeAnswer.Bytes("image/jpeg", TestPicture.Jpeg));
        var answers = await Task.WhenAll(Enumerable.Range(1, people).SelectMany(i => (Task<CallbackAnswer>[])
        [
            stage.Client.TextAsync($"worker{i}", $"和平路{house + i}号楼道堆满纸箱"),
            stage.Client.ImageAsync($"worker{i}", $"media{i}"),
        ]));
        Assert.All(answers, answer => Assert.Equal(HttpStatusCode.OK, answer.Status));
        for (var i = 1; i <= people; i++)
        {
            var user = $"worker{i}";
            var last = await Eventually.AsAsync(() => stage.Platform.SentTo(user).LastOrDefault()?.Words ?? "nothing", words => words.Contains("1张", StringComparison.Ordinal));
            Assert.Contains($"和平路{house + i}号", last, StringComparison.Ordinal);
        }

        Assert.Equal(people, await stage.CountAsync("attachment"));
        Assert.Equal(people * 2, await stage.CountAsync("seen"));
    }

    [Fact]
    public async Task A_burst_of_words_photo_and_place_gets_one_answer_within_two_seconds_of_the_last()
    {
        await using var stage = await ServiceStage.OpenAsync();
        stage.Platform.Allow("media/get", _ => new FakeAnswer.Bytes("image/jpeg", TestPicture.Jpeg));
        var replies = await Task.WhenAll(
            stage.Client.TextAsync("zhang", "楼道里消防栓没水,水带也没了"),
            stage.Client.ImageAsync("zhang", "media-of-the-burst"),
            stage.Client.LocationAsync("zhang", "人民广场"));
        var last = TimeProvider.System.GetTimestamp();
        Assert.All(replies, reply => Assert.Empty(reply.Raw));
        var answer = await stage.Platform.SentAsync("zhang");
        Assert.InRange(TimeProvider.System.GetElapsedTime(last, answer.At), TimeSpan.Zero, AnswerWithin);
        Assert.Contains("消防设施损坏", answer.Words, StringComparison.Ordinal);
        Assert.Contains("人民广场", answer.Words, StringComparison.Ordinal);
        Assert.Contains("1张", answer.Words, StringComparison.Ordinal);
        await Eventually.AsAsync(stage.ReadinessAsync, text => text.Contains("\"outboxWaiting\":0", StringComparison.Ordinal));
        Assert.Single(stage.Platform.SentTo("zhang"));
    }

    [Fact]
    public async Task Reports_of_many_people_at_once_each_get_their_own_number()
    {
        const int people = 40;
        await using var stage = await ServiceStage.OpenAsync();
        await Task.WhenAll(Enumerable.Range(1, people).Select(async i =>
        {
            await stage.Client.TextAsync($"worker{i}", $"和平路{i}号楼道堆满纸箱");
            await stage.Platform.SentAsync($"worker{i}");
        }));
        var filed = await Task.WhenAll(Enumerable.Range(1, people).Select(i => stage.Client.TextAsync($"worker{i}", "提交")));
        var numbers = filed.Select(answer => ReportNumbers.In(answer.Text)).ToList();
        Assert.Equal(people, numbers.Distinct(StringComparer.Ordinal).Count());
        Assert.Equal(people, await stage.CountAsync("report"));
    }
}
