// SPDX-License-Identifier: Apache-2.0
using System.Collections.Immutable;

namespace NeuroCore.Cli.Learning;

/// <summary>A part of a run in which weights could change.</summary>
/// <param name="From">Its first tick.</param>
/// <param name="Until">The first tick after it.</param>
internal sealed record LearningSpan(int From, int Until);

/// <summary>What was learned in a run.</summary>
/// <param name="Learns">True if something of the network learns.</param>
/// <param name="Spans">When weights could change, ascending.</param>
/// <param name="Courses">Weights of the projections of interest; none if nobody asked and nothing learns.</param>
internal sealed record LearningRecord(bool Learns, ImmutableArray<LearningSpan> Spans, ImmutableArray<ProjectionCourse> Courses);
