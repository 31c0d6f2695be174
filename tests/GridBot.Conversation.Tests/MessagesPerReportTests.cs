// How many messages a worker writes until a report is filed: the sentence, what is still asked, and the word that sends it.
using GridBot.Conversation.Sessions;
using GridBot.Conversation.Turns;

namespace GridBot.Conversation.Tests;

public sealed class MessagesPerReportTests(ITestOutputHelper output)
{
    /// <summary>Most messages of the worker to a filed report.</summary>
    private const int MostMessages = 4;

    [Fact]
    public void A_full_first_sentence_is_filed_with_at_most_four_messages()
    {
        var full = FirstSentence.All.Concat(FirstSentence.HeldOut).Where(sentence => sentence.Places.Count > 0).ToList();
        Assert.True(full.Count >= 120);
        var counts = full.Select(sentence => Count(sentence.Text)).Order().ToList();
        output.WriteLine($"full first sentences {counts.Count}: median {counts[counts.Count / 2]}, 95th percentile {counts[counts.Count * 95 / 100]}, most {counts[^1]}; {string.Join(", ", counts.GroupBy(count => count).Select(group => $"{group.Key}: {group.Count()}"))}");
        Assert.True(counts[^1] <= MostMessages, string.Join('\n', full.Where(sentence => Count(sentence.Text) > MostMessages).Select(sentence => sentence.Text)));
        Assert.Equal(2, counts[counts.Count / 2]);
    }

    [Fact]
    public void A_sentence_without_a_place_costs_one_message_more()
    {
        var counts = FirstSentence.All.Where(sentence => sentence.Places.Count == 0).Select(sentence => Count(sentence.Text)).Order().ToList();
        output.WriteLine($"first sentences without a place {counts.Count}: median {counts[counts.Count / 2]}, 95th percentile {counts[counts.Count * 95 / 100]}, most {counts[^1]}");
        Assert.InRange(counts[counts.Count / 2], 2, 3);
    }

    private static int Count(string text)
    {
        var chat = new Chat();
        chat.Say(text);
        for (var messages = 2; messages < 20; messages++)
        {
            if (chat.Reports.Count > 0)
            {
                // Urgent: it went out without being asked for.
                return messages - 1;
            }

            switch (chat.Session.Open.Kind)
            {
                case QuestionKind.Summary:
                    chat.Say("提交");
                    Assert.Single(chat.Reports);
                    return messages;
                case QuestionKind.Slot:
                    chat.AnswerAsked();
                    break;
                default:
                    chat.Say("1");
                    break;
            }
        }

        throw new InvalidOperationException($"never filed: {text}");
    }
}
