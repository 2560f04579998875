using NetGen.Cli.Compilation;
using NetGenCompiler.Ops;

namespace NetGen.Compiler.Tests.Ops;

/// <summary>Every way in which operands or arguments do not fit, with its id and its message.</summary>
public class ShapeErrorTests
{
    internal const string SharedMessage = "this Linear is shared: its weights were made for an input 5 and do not fit 4";

    public static TheoryData<string, string, string> Mistakes => new()
    {
        { "Conv2d(outChannels: 4, kernel: (3, 3)) f32[10]", ShapeProblem.Rank, "Conv2d needs a channels×height×width map, but its input is 10" },
        { "MaxPool2d(kernel: (2, 2)) f32[10x4]", ShapeProblem.Rank, "MaxPool2d needs a channels×height×width map, but its input is 10×4" },
        { "BatchNorm2d() f32[10]", ShapeProblem.Rank, "BatchNorm2d needs a channels×height×width map, but its input is 10" },
        { "BatchNorm1d() f32[10x4x4]", ShapeProblem.Rank, "BatchNorm1d needs a vector of features or a channels×length sequence, but its input is 10×4×4" },
        { "PReLU(perChannel: true) f32[]", ShapeProblem.Rank, "PReLU needs an input with channels, but its input is scalar" },
        { "Linear(outFeatures: 10) f32[]", ShapeProblem.Rank, "Linear needs a vector of features, but its input is scalar" },
        {
            "Linear(outFeatures: 1000) f32[1024x2x2]", ShapeProblem.Rank,
            "Linear needs a vector of features, but its input is the map 1024×2×2; put Flatten before it (4096 features) or GlobalAvgPool and Flatten (1024 features), " +
            "or declare inFeatures: 2 to multiply the last dimension"
        },
        {
            "Linear(outFeatures: 1000, inFeatures: 1024) f32[1024x2x2]", ShapeProblem.Rank,
            "Linear declares inFeatures: 1024, but its input is the map 1024×2×2; put Flatten before it (4096 features) or GlobalAvgPool and Flatten (1024 features), " +
            "or declare inFeatures: 2 to multiply the last dimension"
        },
        {
            "Conv2d(outChannels: 4, kernel: (7, 3)) f32[3x4x9]", ShapeProblem.WindowExceedsMap,
            "Conv2d: the kernel is 7, but the padded height is only 4 (4 + 0 + 0); the input is 3×4×9"
        },
        {
            "Conv2d(outChannels: 4, kernel: (3, 3), padding: (0, 0, 1, 0), dilation: (1, 4)) f32[3x9x7]", ShapeProblem.WindowExceedsMap,
            "Conv2d: the dilated kernel covers 9, but the padded width is only 8 (7 + 1 + 0); the input is 3×9×7"
        },
        { "Conv2d(outChannels: 4, kernel: (1, 1), inChannels: 3) f32[4x5x5]", ShapeProblem.DeclaredSize, "Conv2d declares inChannels: 3, but its input 4×5×5 has 4" },
        { "Linear(outFeatures: 10, inFeatures: 100) f32[120]", ShapeProblem.DeclaredSize, "Linear declares inFeatures: 100, but its input 120 has 120" },
        {
            "Linear(outFeatures: 1000, inFeatures: 1024) f32[4096]", ShapeProblem.DeclaredSize,
            "Linear declares inFeatures: 1024, but its input 4096 has 4096: 4 times as many; if it is a flattened map of 1024 channels, GlobalAvgPool before Flatten leaves 1024"
        },
        { "Conv2d(outChannels: 64, kernel: (1, 1), groups: 3) f32[64x5x5]", ShapeProblem.Indivisible, "Conv2d: 64 input and 64 output channels must both be divisible by groups: 3" },
        { "ChannelShuffle(groups: 4) f32[58x5x5]", ShapeProblem.Indivisible, "ChannelShuffle: the channels 58 of the input 58×5×5 must be divisible by groups: 4" },
        { "SpaceToDepth(block: 2) f32[3x5x4]", ShapeProblem.Indivisible, "SpaceToDepth: the height 5 of the input 3×5×4 must be divisible by block: 2" },
        { "SpaceToDepth(block: 2) f32[3x4x5]", ShapeProblem.Indivisible, "SpaceToDepth: the width 5 of the input 3×4×5 must be divisible by block: 2" },
        { "DepthToSpace(block: 2) f32[6x5x4]", ShapeProblem.Indivisible, "DepthToSpace: the channels 6 of the input 6×5×4 must be divisible by block²: 4" },
        { "Chunk(parts: 3) f32[10]", ShapeProblem.Indivisible, "Chunk: the channels 10 of the input 10 must be divisible by parts: 3" },
        { "Conv1d(outChannels: 4, kernel: 3) f32[3x5x5]", ShapeProblem.Rank, "Conv1d needs a channels×length sequence, but its input is 3×5×5" },
        { "Conv1d(outChannels: 4, kernel: 6) f32[3x5]", ShapeProblem.WindowExceedsMap, "Conv1d: the kernel is 6, but the padded length is only 5 (5 + 0 + 0); the input is 3×5" },
        { "MaxPool1d(kernel: 3, padding: 2) f32[3x5]", ShapeProblem.PaddingExceedsWindow, "MaxPool1d: the padding may be at most half the window of 3, but is 2 and 2 along the length" },
        { "AvgPool1d(kernel: 0) f32[3x5]", ShapeProblem.ArgumentRange, "AvgPool1d: kernel must be positive, not 0" },
        { "ConvTranspose2d(outChannels: 4, kernel: (3, 3)) f32[10]", ShapeProblem.Rank, "ConvTranspose2d needs a channels×height×width map, but its input is 10" },
        {
            "ConvTranspose2d(outChannels: 4, kernel: (3, 3), stride: (2, 2), outputPadding: (1, 2)) f32[3x5x5]", ShapeProblem.ArgumentRange,
            "ConvTranspose2d: outputPadding along the width must be from 0 to less than the stride 2 or the dilation 1, not 2"
        },
        {
            "ConvTranspose2d(outChannels: 4, kernel: (2, 3), padding: (1, 1, 0, 0)) f32[3x1x5]", ShapeProblem.WindowExceedsMap,
            "ConvTranspose2d: of the height nothing is left: 2 less padding of 2; the input has 1"
        },
        { "ConvTranspose2d(outChannels: 5, kernel: (1, 1), groups: 2) f32[4x5x5]", ShapeProblem.Indivisible, "ConvTranspose2d: 4 input and 5 output channels must both be divisible by groups: 2" },
        { "ConvTranspose2d(outChannels: 4, kernel: (1, 1), inChannels: 3) f32[4x5x5]", ShapeProblem.DeclaredSize, "ConvTranspose2d declares inChannels: 3, but its input 4×5×5 has 4" },
        { "Conv2d(outChannels: 0, kernel: (1, 1)) f32[3x5x5]", ShapeProblem.ArgumentRange, "Conv2d: outChannels must be positive, not 0" },
        { "Conv2d(outChannels: 4, kernel: (0, 1)) f32[3x5x5]", ShapeProblem.ArgumentRange, "Conv2d: kernel must be positive, not 0" },
        { "Conv2d(outChannels: 4, kernel: (1, 1), stride: (1, -2)) f32[3x5x5]", ShapeProblem.ArgumentRange, "Conv2d: stride must be positive, not -2" },
        { "Conv2d(outChannels: 4, kernel: (1, 1), dilation: (0, 1)) f32[3x5x5]", ShapeProblem.ArgumentRange, "Conv2d: dilation must be positive, not 0" },
        { "Conv2d(outChannels: 4, kernel: (1, 1), groups: 0) f32[3x5x5]", ShapeProblem.ArgumentRange, "Conv2d: groups must be positive, not 0" },
        { "Conv2d(outChannels: 4, kernel: (1, 1), inChannels: -3) f32[3x5x5]", ShapeProblem.ArgumentRange, "Conv2d: inChannels must be positive, or 0 to infer it, not -3" },
        {
            "AvgPool2d(kernel: (2, 2), padding: (0, 0, 1, -1)) f32[3x5x5]", ShapeProblem.ArgumentRange,
            "AvgPool2d: padding must not be negative, but is 1 and -1 along the width"
        },
        { "Linear(outFeatures: -1) f32[5]", ShapeProblem.ArgumentRange, "Linear: outFeatures must be positive, not -1" },
        { "Linear(outFeatures: 1, inFeatures: -1) f32[5]", ShapeProblem.ArgumentRange, "Linear: inFeatures must be positive, or 0 to infer it, not -1" },
        { "BatchNorm2d(eps: -1E-05) f32[3x5x5]", ShapeProblem.ArgumentRange, "BatchNorm2d: eps must be from 0 to 3.4028235E+38, not -1E-05" },
        { "BatchNorm2d(momentum: NaN) f32[3x5x5]", ShapeProblem.ArgumentRange, "BatchNorm2d: momentum must be from 0 to 1, not NaN" },
        { "GroupNorm(groups: 4) f32[6x5x5]", ShapeProblem.Indivisible, "GroupNorm: the channels 6 of the input 6×5×5 must be divisible by groups: 4" },
        { "GroupNorm(groups: 0) f32[6x5x5]", ShapeProblem.ArgumentRange, "GroupNorm: groups must be positive, not 0" },
        { "GroupNorm(groups: 6) f32[6]", ShapeProblem.Statistics, "GroupNorm takes the variance of a group, but each has one element; the input is 6" },
        { "InstanceNorm1d() f32[6]", ShapeProblem.Rank, "InstanceNorm1d needs a channels×length sequence, but its input is 6" },
        { "InstanceNorm2d() f32[6x5]", ShapeProblem.Rank, "InstanceNorm2d needs a channels×height×width map, but its input is 6×5" },
        { "InstanceNorm2d() f32[64x1x1]", ShapeProblem.Statistics, "InstanceNorm2d takes the variance of a channel, but each has one element; the input is 64×1×1" },
        { "InstanceNorm2d(eps: -1) f32[6x2x2]", ShapeProblem.ArgumentRange, "InstanceNorm2d: eps must be from 0 to 3.4028235E+38, not -1" },
        { "SwitchNorm2d() f32[6x5]", ShapeProblem.Rank, "SwitchNorm2d needs a channels×height×width map, but its input is 6×5" },
        { "SwitchNorm2d(momentum: 2) f32[6x5x5]", ShapeProblem.ArgumentRange, "SwitchNorm2d: momentum must be from 0 to 1, not 2" },
        { "LayerNorm(axes: 2) f32[6]", ShapeProblem.Rank, "LayerNorm needs at least as many axes as it normalises, 2, but its input is 6" },
        { "LayerNorm(axes: 0) f32[6]", ShapeProblem.ArgumentRange, "LayerNorm: axes must be positive, not 0" },
        { "Conv3d(outChannels: 4, kernel: (3, 3, 3)) f32[3x5x5]", ShapeProblem.Rank, "Conv3d needs a channels×depth×height×width volume, but its input is 3×5×5" },
        {
            "Conv3d(outChannels: 4, kernel: (3, 3, 3), padding: (0, 1, 1)) f32[3x2x5x5]", ShapeProblem.WindowExceedsMap,
            "Conv3d: the kernel is 3, but the padded depth is only 2 (2 + 0 + 0); the input is 3×2×5×5"
        },
        { "Conv3d(outChannels: 4, kernel: (1, 1, 1), groups: 2) f32[3x5x5x5]", ShapeProblem.Indivisible, "Conv3d: 3 input and 4 output channels must both be divisible by groups: 2" },
        { "Conv3d(outChannels: 4, kernel: (1, 1, 1), inChannels: 2) f32[3x5x5x5]", ShapeProblem.DeclaredSize, "Conv3d declares inChannels: 2, but its input 3×5×5×5 has 3" },
        { "Conv3d(outChannels: 4, kernel: (1, 1, 1), stride: (0, 1, 1)) f32[3x5x5x5]", ShapeProblem.ArgumentRange, "Conv3d: stride must be positive, not 0" },
        { "MaxPool3d(kernel: (3, 2, 2), padding: (2, 0, 0)) f32[3x5x5x5]", ShapeProblem.PaddingExceedsWindow, "MaxPool3d: the padding may be at most half the window of 3, but is 2 and 2 along the depth" },
        { "AvgPool3d(kernel: (2, 2, 6)) f32[3x5x5x5]", ShapeProblem.WindowExceedsMap, "AvgPool3d: the kernel is 6, but the padded width is only 5 (5 + 0 + 0); the input is 3×5×5×5" },
        { "AdaptiveAvgPool3d(size: (1, 0, 1)) f32[3x5x5x5]", ShapeProblem.ArgumentRange, "AdaptiveAvgPool3d: size must be positive, not (1, 0, 1)" },
        { "GlobalAvgPool() f32[3x5]", ShapeProblem.Rank, "GlobalAvgPool needs a channels×height×width map or a channels×depth×height×width volume, but its input is 3×5" },
        { "BatchNorm3d() f32[3x5x5]", ShapeProblem.Rank, "BatchNorm3d needs a channels×depth×height×width volume, but its input is 3×5×5" },
        { "InstanceNorm3d() f32[3x1x1x1]", ShapeProblem.Statistics, "InstanceNorm3d takes the variance of a channel, but each has one element; the input is 3×1×1×1" },
        { "Dropout3d() f32[3x5x5]", ShapeProblem.Rank, "Dropout3d needs a channels×depth×height×width volume, but its input is 3×5×5" },
        { "LSTM(hiddenSize: 3, dropout: 1.5) f32[5x2]", ShapeProblem.ArgumentRange, "LSTM: dropout must be from 0 to 1, not 1.5" },
        { "LSTM(hiddenSize: 3) f32[5x2], f32[1x3]", ShapeProblem.Concatenation, "LSTM takes a sequence, or a sequence and 2 states, but has 2 operands" },
        { "GRU(hiddenSize: 3, layers: 2) f32[5x2], f32[1x3]", ShapeProblem.DeclaredSize, "GRU has states of 2×3, layers times directions by hiddenSize, but is given one of 1×3" },
        { "LSTM(hiddenSize: 3) f32[5]", ShapeProblem.Rank, "LSTM needs a time×features sequence, but its input is 5" },
        { "GRU(hiddenSize: 0) f32[5x3]", ShapeProblem.ArgumentRange, "GRU: hiddenSize must be positive, not 0" },
        { "RNN(hiddenSize: 4, layers: 0) f32[5x3]", ShapeProblem.ArgumentRange, "RNN: layers must be positive, not 0" },
        { "Embedding(count: 4, features: 3, paddingIndex: 4) f32[5]", ShapeProblem.ArgumentRange, "Embedding: paddingIndex must be from -4 to 3, not 4" },
        { "Embedding(count: 0, features: 3) f32[5]", ShapeProblem.ArgumentRange, "Embedding: count must be positive, not 0" },
        { "CosineSimilarity() f32[5], f32[1]", ShapeProblem.Broadcast, "CosineSimilarity needs operands of one shape, but the left is 5 and the right 1" },
        { "CosineSimilarity(eps: 0) f32[5], f32[5]", ShapeProblem.ArgumentRange, "CosineSimilarity: eps must be positive and finite, not 0" },
        { "EuclideanDistance(axis: 1) f32[5], f32[5]", ShapeProblem.AxisRange, "EuclideanDistance: there is no axis 1; its input 5 has axes -1 to 0 (the batch does not count)" },
        { "Dropout2d() f32[3x5]", ShapeProblem.Rank, "Dropout2d needs a channels×height×width map, but its input is 3×5" },
        { "GaussianDropout(p: 1) f32[3]", ShapeProblem.ArgumentRange, "GaussianDropout: p must be less than 1, where the variance p/(1 − p) is infinite" },
        { "UniformDropout(beta: -1) f32[3]", ShapeProblem.ArgumentRange, "UniformDropout: beta must be from 0 to 1, not -1" },
        { "DropConnect(outFeatures: 3, p: 2) f32[3]", ShapeProblem.ArgumentRange, "DropConnect: p must be from 0 to 1, not 2" },
        { "DropConnect(outFeatures: 3, inFeatures: 4) f32[3]", ShapeProblem.DeclaredSize, "DropConnect declares inFeatures: 4, but its input 3 has 3" },
        { "Dropout(p: 1.5) f32[3]", ShapeProblem.ArgumentRange, "Dropout: p must be from 0 to 1, not 1.5" },
        { "LeakyReLU(slope: NaN) f32[3]", ShapeProblem.ArgumentRange, "LeakyReLU: slope must be a finite number, not NaN" },
        { "ELU(alpha: Infinity) f32[3]", ShapeProblem.ArgumentRange, "ELU: alpha must be a finite number, not Infinity" },
        { "Swish(beta: NaN) f32[3]", ShapeProblem.ArgumentRange, "Swish: beta must be a finite number, not NaN" },
        { "Softplus(beta: 0) f32[3]", ShapeProblem.ArgumentRange, "Softplus: beta must be positive and finite, not 0" },
        { "Softplus(threshold: NaN) f32[3]", ShapeProblem.ArgumentRange, "Softplus: threshold must be a finite number, not NaN" },
        { "Affine(scale: Infinity) f32[3]", ShapeProblem.ArgumentRange, "Affine: scale must be a finite number, not Infinity" },
        { "Affine(scale: 1, shift: NaN) f32[3]", ShapeProblem.ArgumentRange, "Affine: shift must be a finite number, not NaN" },
        { "PReLU(initial: NaN) f32[3]", ShapeProblem.ArgumentRange, "PReLU: initial must be a finite number, not NaN" },
        { "L2Norm(initial: NaN) f32[3x5x5]", ShapeProblem.ArgumentRange, "L2Norm: initial must be a finite number, not NaN" },
        { "L2Norm(eps: 0) f32[3x5x5]", ShapeProblem.ArgumentRange, "L2Norm: eps must be positive and finite, not 0" },
        { "L2Normalize(eps: -1) f32[3]", ShapeProblem.ArgumentRange, "L2Normalize: eps must be positive and finite, not -1" },
        { "AdaptiveAvgPool2d(size: (0, 1)) f32[3x5x5]", ShapeProblem.ArgumentRange, "AdaptiveAvgPool2d: size must be positive, not (0, 1)" },
        { "ChannelShuffle(groups: -1) f32[3x5x5]", ShapeProblem.ArgumentRange, "ChannelShuffle: groups must be positive, not -1" },
        { "SpaceToDepth(block: 0) f32[3x5x5]", ShapeProblem.ArgumentRange, "SpaceToDepth: block must be positive, not 0" },
        { "DepthToSpace(block: 0) f32[3x5x5]", ShapeProblem.ArgumentRange, "DepthToSpace: block must be positive, not 0" },
        { "Upsample(scale: (536870913, 1), mode: Bilinear) f32[1x1x1]", ShapeProblem.ArgumentRange, "Upsample: scale (536870913, 1) must be at most 536870912 with mode Bilinear" },
        { "Upsample(scale: (2, 0)) f32[3x5x5]", ShapeProblem.ArgumentRange, "Upsample: scale must be positive, not (2, 0)" },
        {
            "Upsample(scale: (2, 2), alignCorners: true) f32[3x5x5]", ShapeProblem.ArgumentRange,
            "Upsample: alignCorners has a meaning only with mode Bilinear, not with Nearest"
        },
        {
            "ZeroPad(padding: (0, 0, -1, 0)) f32[3x5x5]", ShapeProblem.ArgumentRange,
            "ZeroPad: padding must not be negative, but is (0, 0, -1, 0) (top, bottom, left, right)"
        },
        { "Reshape(dimensions: [0, 3]) f32[3]", ShapeProblem.ArgumentRange, "Reshape: dimensions must be positive, or -1 for one of them, but are 0, 3" },
        { "Reshape(dimensions: [-1, -1]) f32[3]", ShapeProblem.ArgumentRange, "Reshape: only one dimension may be -1, but they are -1, -1" },
        { "Split(axis: 0, sizes: [3, 0]) f32[3]", ShapeProblem.ArgumentRange, "Split: every size must be positive, not 0" },
        { "Chunk(parts: 0) f32[3]", ShapeProblem.ArgumentRange, "Chunk: parts must be positive, not 0" },
        { "Input(shape: f32[3x0x5])", ShapeProblem.ArgumentRange, "Input: dimensions must be positive, but are 3×0×5" },
        { "Softmax(axis: 3) f32[3x5x5]", ShapeProblem.AxisRange, "Softmax: there is no axis 3; its input 3×5×5 has axes -3 to 2 (the batch does not count)" },
        { "Mean(axis: -2) f32[5]", ShapeProblem.AxisRange, "Mean: there is no axis -2; its input 5 has axes -1 to 0 (the batch does not count)" },
        { "Concat() f32[]", ShapeProblem.AxisRange, "Concat: there is no axis 0; its input scalar has no axes (the batch does not count)" },
        { "Slice(axis: 1, start: 0, end: 1) f32[5]", ShapeProblem.AxisRange, "Slice: there is no axis 1; its input 5 has axes -1 to 0 (the batch does not count)" },
        { "Permute(axes: [0, 2]) f32[3x5]", ShapeProblem.AxisRange, "Permute: there is no axis 2; its input 3×5 has axes -2 to 1 (the batch does not count)" },
        { "Chunk(parts: 1) f32[]", ShapeProblem.AxisRange, "Chunk: there is no axis 0; its input scalar has no axes (the batch does not count)" },
        {
            "MaxPool2d(kernel: (3, 3), padding: (2, 0, 0, 0)) f32[3x5x5]", ShapeProblem.PaddingExceedsWindow,
            "MaxPool2d: the padding may be at most half the window of 3, but is 2 and 0 along the height"
        },
        {
            "AvgPool2d(kernel: (2, 2), padding: (1, 1, 1, 2)) f32[3x5x5]", ShapeProblem.PaddingExceedsWindow,
            "AvgPool2d: the padding may be at most half the window of 2, but is 1 and 2 along the width"
        },
        { "Permute(axes: [0, -2]) f32[3x5]", ShapeProblem.Permutation, "Permute: the axes must name each of the 2 of the input 3×5 once, but are 0, -2" },
        { "Permute(axes: [0]) f32[3x5]", ShapeProblem.Permutation, "Permute: the axes must name each of the 2 of the input 3×5 once, but are 0" },
        {
            "Add() f32[64x56x56], f32[256x56x28]", ShapeProblem.Broadcast,
            "Add needs equal shapes, or 1 where one operand is broadcast, but the left operand is 64×56×56 and the right 256×56×28: channels 64 against 256, width 56 against 28"
        },
        {
            "Subtract() f32[3], f32[4]", ShapeProblem.Broadcast,
            "Subtract needs equal shapes, or 1 where one operand is broadcast, but the left operand is 3 and the right 4: dimension 0: 3 against 4"
        },
        {
            "Multiply() f32[64x56x56], f32[64]", ShapeProblem.Broadcast,
            "Multiply needs equal shapes, or 1 where one operand is broadcast, but the left operand is 64×56×56 and the right 64: " +
            "3 against 1 dimensions; Reshape one to the rank of the other, with 1 where it is to be broadcast"
        },
        { "Concat()", ShapeProblem.Concatenation, "Concat needs at least one operand, but there is none" },
        {
            "Concat() f32[512x38x38], f32[512x38x38], f32[512x37x37]", ShapeProblem.Concatenation,
            "Concat joins axis 0, so all other dimensions must agree, but operand 1 is 512×38×38 and operand 3 is 512×37×37"
        },
        { "Concat(axis: 1) f32[3x5], f32[3]", ShapeProblem.Concatenation, "Concat joins axis 1, so all other dimensions must agree, but operand 1 is 3×5 and operand 2 is 3" },
        { "Reshape(dimensions: [31]) f32[2x3x5]", ShapeProblem.ElementCount, "Reshape: the input 2×3×5 has 30 elements, which are not the 31 of the dimensions 31" },
        { "Reshape(dimensions: [4, -1]) f32[30]", ShapeProblem.ElementCount, "Reshape: the input 30 has 30 elements, which are not a multiple of the 4 of the dimensions 4, -1" },
        { "Slice(axis: 0, start: 2, end: 6) f32[5x7]", ShapeProblem.SliceRange, "Slice: elements 2 to 6 reach beyond the 5 along axis 0 of the input 5×7; start and end lie from -5 to 5" },
        { "Slice(axis: 0, start: -6, end: 2) f32[5x7]", ShapeProblem.SliceRange, "Slice: elements -6 to 2 reach beyond the 5 along axis 0 of the input 5×7; start and end lie from -5 to 5" },
        { "Slice(axis: -1, start: 3, end: -4) f32[5x7]", ShapeProblem.SliceRange, "Slice: elements 3 to -4 are none of the 7 along axis -1 of the input 5×7; from 0 they are 3 to 3" },
        { "Split(axis: 0, sizes: [2, 2]) f32[5x7]", ShapeProblem.SliceRange, "Split: the sizes 2, 2 sum to 4, but axis 0 of the input 5×7 has 5" },
        { "Split(axis: 0, sizes: []) f32[5x7]", ShapeProblem.SliceRange, "Split: the sizes (none) sum to 0, but axis 0 of the input 5×7 has 5" },
        { "MatMul() f32[2x3], f32[4x5]", ShapeProblem.MatrixProduct, "MatMul multiplies …×M×K by …×K×N, but K is 3 against 4; the left operand is 2×3 and the right 4×5" },
        {
            "MatMul() f32[2x3], f32[3]", ShapeProblem.MatrixProduct,
            "MatMul needs two operands of the same number of dimensions, at least 2; the left operand is 2×3 and the right 3"
        },
        {
            "MatMul() f32[4x2x3], f32[5x3x2]", ShapeProblem.MatrixProduct,
            "MatMul needs equal leading dimensions, or 1 where one is broadcast; the left operand is 4×2×3 and the right 5×3×2"
        },
        {
            "Conv2d(outChannels: 1, kernel: (1, 1), padding: (2147483647, 0, 0, 0)) f32[1x1x1]", ShapeProblem.Overflow,
            "Conv2d: the padded height 2147483648 exceeds 2147483647"
        },
        {
            "MaxPool2d(kernel: (3, 3), dilation: (1, 2147483647)) f32[1x3x3]", ShapeProblem.Overflow,
            "MaxPool2d: the dilated kernel's width 4294967295 exceeds 2147483647"
        },
        { "Upsample(scale: (2147483647, 1)) f32[1x2x2]", ShapeProblem.Overflow, "Upsample: the height 4294967294 exceeds 2147483647" },
        { "DepthToSpace(block: 46340) f32[2147395600x1x46342]", ShapeProblem.Overflow, "DepthToSpace: the width 2147488280 exceeds 2147483647" },
        { "ZeroPad(padding: (0, 0, 1, 2147483647)) f32[1x1x1]", ShapeProblem.Overflow, "ZeroPad: the width 2147483649 exceeds 2147483647" },
        { "Concat() f32[2147483647], f32[1]", ShapeProblem.Overflow, "Concat: axis 0 2147483648 exceeds 2147483647" },
        { "Flatten() f32[65536x65536]", ShapeProblem.Overflow, "Flatten: the number of elements 4294967296 exceeds 2147483647" },
        {
            "Reshape(dimensions: [2147483647, 2147483647, 2147483647]) f32[3]", ShapeProblem.Overflow,
            "Reshape: the dimensions 2147483647, 2147483647, 2147483647 have more than 2147483647 elements"
        },
        { "Input(shape: f32[2147483647x2147483647x2147483647])", ShapeProblem.Overflow, "Input: 2147483647×2147483647×2147483647 has more than 2147483647 elements" },
    };

    [Theory]
    [MemberData(nameof(Mistakes))]
    public void A_mistake_has_its_id_and_says_what_is_expected_and_found(string application, string id, string message)
    {
        var exception = Assert.Throws<ShapeException>(() => Application.Parse(application).Results);

        Assert.Equal((id, message), (exception.Id, exception.Message));
    }

    [Fact]
    public void Every_id_of_an_operator_has_a_case()
    {
        var all = typeof(ShapeProblem).GetFields().Select(f => (string)f.GetValue(null)!).ToList();
        Assert.Equal(all.Distinct(), all);
        Assert.Equal([ShapeProblem.SharedWeights], all.Except(Mistakes.Select(m => (string)m[1])));
    }

    sealed class Shared : Module
    {
        readonly Linear fc = new(4);

        public Tensor Forward([Shape(5)] Tensor x) => x | fc | fc;
    }

    [Fact]
    public void A_shared_layer_refuses_an_operand_that_its_weights_do_not_fit()
    {
        var exception = Assert.ThrowsAny<Exception>(() => DefinitionTracer.Trace(typeof(Shared))).GetBaseException();
        Assert.Equal(ShapeProblem.SharedWeights, Assert.IsType<ShapeException>(exception).Id);
        Assert.Equal(SharedMessage, exception.Message);
    }

    sealed class Huge : Module
    {
        internal static Layer? Layer { get; set; }

        public Tensor Forward([Shape(65536, 2, 2)] Tensor x) => Layer![x];
    }

    [Fact]
    public void Results_and_weights_of_too_many_elements_are_refused_before_anything_is_made_of_them()
    {
        Assert.Equal("ZeroPad: the result 65536×2000002×2000002 has more than 2147483647 elements", Refusal(ZeroPad(1_000_000)));
        Assert.Equal("Conv2d: weight 65536×65536×1×1 has more than 2147483647 elements", Refusal(new Conv2d(65536, 1)));
        Assert.Equal("ZeroPad: the result 65536×2147483647×2147483647 has more than 2147483647 elements", Refusal(ZeroPad((2147483645, 0, 2147483645, 0))));
    }

    static string Refusal(Layer layer)
    {
        Huge.Layer = layer;
        var exception = Assert.IsType<ShapeException>(Assert.ThrowsAny<Exception>(() => DefinitionTracer.Trace(typeof(Huge))).GetBaseException());
        Assert.Equal(ShapeProblem.Overflow, exception.Id);
        return exception.Message;
    }
}
