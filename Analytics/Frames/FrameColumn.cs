using HealthNeeds.Analytics.Input;

namespace HealthNeeds.Analytics.Frames;

/// <summary>A column in the frame's order. NaN means missing.</summary>
internal sealed record FrameColumn(ColumnKey Key, double[] Values);
