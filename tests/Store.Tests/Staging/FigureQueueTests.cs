using HealthNeeds.Store.Staging;

namespace HealthNeeds.Store.Tests.Staging;

public sealed class FigureQueueTests
{
    [Fact]
    public void Figures_ManyMoreThanMayWait_AreTakenInOrder()
    {
        const int Many = 500_000;
        var taken = new List<long>(Many);
        using var queue = new FigureQueue((in FigureRow f) => taken.Add(f.Place));

        for (var i = 0; i < Many; i++)
            queue.Add(At(i));
        queue.Complete();

        taken.Should().HaveCount(Many).And.BeInAscendingOrder();
    }

    [Fact]
    public void TakerThatFails_IsToldToTheOneWhoAdds_AndGetsNoMore()
    {
        var after = 0;
        using var queue = new FigureQueue((in FigureRow f) =>
        {
            if (f.Place == 5000)
                throw new InvalidDataException("full");
            after += f.Place > 5000 ? 1 : 0;
        });

        var adding = () =>
        {
            for (var i = 0; i < 500_000; i++)
                queue.Add(At(i));
            queue.Complete();
        };

        adding.Should().Throw<InvalidDataException>().WithMessage("full");
        after.Should().Be(0);
    }

    [Fact]
    public void Dispose_BeforeTheEnd_Returns()
    {
        var queue = new FigureQueue((in FigureRow _) => { });
        queue.Add(At(1));
        queue.Dispose();
    }

    private static FigureRow At(long place) => new(0, 0, place, Again: false, 1, null, null, null, null, null);
}
