using HealthNeeds.Architecture.Tests.Samples.Silent.Low;

// Small rooms with known uses, which RoomTests reads from this very assembly.
namespace HealthNeeds.Architecture.Tests.Samples
{
    namespace Circle.Low
    {
        internal sealed class Shelf
        {
            public static string Name() => Top.Roof.Name;
        }
    }

    namespace Circle.Middle
    {
        internal sealed class Stair
        {
            public Low.Shelf? Shelf { get; init; }
        }
    }

    namespace Circle.Top
    {
        internal static class Roof
        {
            public static string Name => typeof(Middle.Stair).Name;
        }
    }

    namespace Silent.Low
    {
        internal sealed class Shelf
        {
            public int Size { get; set; }
        }

        internal static class ShelfMaker
        {
            public static Shelf Make() => new();
        }
    }

    namespace Silent.Top
    {
        internal static class Roof
        {
            public static int Size() => Low.ShelfMaker.Make().Size;
        }
    }

    namespace Marked.Low
    {
        [AttributeUsage(AttributeTargets.Class)]
        internal sealed class MarkAttribute(Type type) : Attribute
        {
            public Type Type { get; } = type;
        }

        internal sealed class Shelf;
    }

    namespace Marked.Top
    {
        [Low.Mark(typeof(Low.Shelf))]
        internal sealed class Roof;
    }
}
