using HealthNeeds.Ingest.Pipeline.Runs;

namespace HealthNeeds.Ingest.Tests.Pipeline.Runs;

public sealed class ProcessMemoryTests
{
    [Theory]
    [InlineData(0, false)]
    [InlineData(1_037, false)]
    [InlineData(40_949, true)]
    public void GiveBackOf_StopsTheProcess_OnlyAfterManyAreas(int areas, bool given) =>
        ProcessMemory.GiveBackOf(areas).Should().Be(given);
}
