// Pins what reading a place key allocates: it is read in every first message of a report.
namespace GridBot.Conversation.Tests.Cases;

public sealed class PlaceKeyAllocationTests(ITestOutputHelper output)
{
    private const int MostBytes = 2048;

    [Theory]
    [InlineData("和平路12号3单元")]
    [InlineData("学府街道锦绣小区3号楼2单元502室")]
    [InlineData("锦绣小区")]
    [InlineData("解放路和人民路路口")]
    public void A_place_key_costs_little(string place)
    {
        var keys = RealDialogs.Set.PlaceKeys;
        keys.Read(place);
        var least = Enumerable.Range(0, 8).Min(_ =>
        {
            var before = GC.GetAllocatedBytesForCurrentThread();
            keys.Read(place);
            return GC.GetAllocatedBytesForCurrentThread() - before;
        });
        output.WriteLine($"{least} bytes");
        Assert.InRange(least, 0, MostBytes);
    }
}
