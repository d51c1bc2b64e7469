namespace HealthNeeds.Core.Tests.Text;

public sealed class CountWordsTests
{
    [Theory]
    [InlineData(0, "0 rows", "0 entries differ")]
    [InlineData(1, "1 row", "1 entry differs")]
    [InlineData(2, "2 rows", "2 entries differ")]
    [InlineData(33_755, "33,755 rows", "33,755 entries differ")]
    public void One_IsSingular(long count, string rows, string entries)
    {
        CountWords.Some(count, "row").Should().Be(rows);
        CountWords.Some(count, "entry differs", "entries differ").Should().Be(entries);
    }
}
